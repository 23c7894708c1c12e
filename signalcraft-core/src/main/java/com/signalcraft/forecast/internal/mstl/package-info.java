/** Forecasts by several seasons and a model of what they leave. */
@NullMarked
package com.signalcraft.forecast.internal.mstl;

import org.jspecify.annotations.NullMarked;
