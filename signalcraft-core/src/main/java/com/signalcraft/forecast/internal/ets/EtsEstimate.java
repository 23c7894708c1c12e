package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.Likelihood;

/**
 * Estimates of one model.
 *
 * @param shape the model
 * @param x its parameters and initial states, as {@link EtsShape} lays them out
 * @param effects all initial effects where they are not part of that
 * @param start the index of the first value that was estimated on, before which the states are
 * @param scale the unit of the states
 * @param likelihood in the series' own unit
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, nobody writes to them
record EtsEstimate(
    EtsShape shape, double[] x, double[] effects, int start, double scale, Likelihood likelihood) {}
