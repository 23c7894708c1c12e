/** Settings of the autoregression on recent and seasonal lags. */
@NullMarked
package com.signalcraft.forecast.autoregression;

import org.jspecify.annotations.NullMarked;
