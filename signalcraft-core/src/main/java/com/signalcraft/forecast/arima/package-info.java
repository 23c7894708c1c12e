/** Seasonal ARIMA models: settings, orders and what a fitted model tells. */
@NullMarked
package com.signalcraft.forecast.arima;

import org.jspecify.annotations.NullMarked;
