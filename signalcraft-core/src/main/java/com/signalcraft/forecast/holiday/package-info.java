/** Holidays and other named days, as models and calendars know them. */
@NullMarked
package com.signalcraft.forecast.holiday;

import org.jspecify.annotations.NullMarked;
