/**
 * Forecasting: a {@link com.signalcraft.forecast.Forecaster} is fitted to a series and gives a
 * {@link com.signalcraft.forecast.FittedForecaster}, which predicts.
 */
@NullMarked
package com.signalcraft.forecast;

import org.jspecify.annotations.NullMarked;
