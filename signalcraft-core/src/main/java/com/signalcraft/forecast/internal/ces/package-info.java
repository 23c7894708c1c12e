/** Complex exponential smoothing: filter, estimation, choice and forecasts. */
@NullMarked
package com.signalcraft.forecast.internal.ces;

import org.jspecify.annotations.NullMarked;
