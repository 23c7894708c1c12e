/** The engine of the ARIMA models. */
@NullMarked
package com.signalcraft.forecast.internal.arima;

import org.jspecify.annotations.NullMarked;
