/** Notifications in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.notification;

import org.jspecify.annotations.NullMarked;
