/** Exponential smoothing in state space form: settings, models, parameters and states. */
@NullMarked
package com.signalcraft.forecast.ets;

import org.jspecify.annotations.NullMarked;
