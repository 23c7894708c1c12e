/** Models on a part of the calendar; not for use from outside the library. */
@NullMarked
package com.signalcraft.forecast.internal.calendar;

import org.jspecify.annotations.NullMarked;
