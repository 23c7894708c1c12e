/** Alerts in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.alert;

import org.jspecify.annotations.NullMarked;
