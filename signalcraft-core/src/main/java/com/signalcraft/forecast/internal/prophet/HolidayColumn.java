package com.signalcraft.forecast.internal.prophet;

/**
 * One effect of a holiday: that of the days so many days after the days of its name. Immutable.
 *
 * @param name the name of the days
 * @param offset in days, negative for days before
 * @param priorScale of the effect
 */
record HolidayColumn(String name, int offset, double priorScale) {}
