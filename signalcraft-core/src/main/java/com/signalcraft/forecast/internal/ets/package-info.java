/** Exponential smoothing in state space form: filter, estimation, choice and forecasts. */
@NullMarked
package com.signalcraft.forecast.internal.ets;

import org.jspecify.annotations.NullMarked;
