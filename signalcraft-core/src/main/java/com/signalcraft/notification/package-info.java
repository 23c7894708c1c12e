/** Notifications to users. */
@NullMarked
package com.signalcraft.notification;

import org.jspecify.annotations.NullMarked;
