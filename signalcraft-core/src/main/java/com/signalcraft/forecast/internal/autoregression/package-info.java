/** The engine of the autoregression on recent and seasonal lags. */
@NullMarked
package com.signalcraft.forecast.internal.autoregression;

import org.jspecify.annotations.NullMarked;
