package com.signalcraft.forecast.prophet;

import java.time.Instant;

/**
 * A point in time at which the trend may change its rate, and by how much it does. Immutable.
 *
 * @param at when
 * @param size the change of the slope, in the series' unit per day (per step, without a calendar);
 *     of logistic growth the change of the rate per day, and of a fit to the logarithm the change
 *     of the logarithm's slope per day
 * @param delta the change on the model's own scale: values and time both scaled to 1; 0 for no
 *     change
 */
public record Changepoint(Instant at, double size, double delta) {}
