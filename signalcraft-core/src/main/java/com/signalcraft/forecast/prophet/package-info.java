/**
 * The Prophet model: a piecewise trend, seasons as Fourier series, holidays and regressors, fitted
 * by the mode of the posterior.
 */
@NullMarked
package com.signalcraft.forecast.prophet;

import org.jspecify.annotations.NullMarked;
