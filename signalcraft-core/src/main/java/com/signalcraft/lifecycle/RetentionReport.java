package com.signalcraft.lifecycle;

/**
 * What retention did. Immutable.
 *
 * @param pointsRolledUp points that are no longer kept one by one
 * @param daysWritten days that they were rolled up to
 * @param daysDropped days that were dropped
 */
public record RetentionReport(long pointsRolledUp, long daysWritten, long daysDropped) {}
