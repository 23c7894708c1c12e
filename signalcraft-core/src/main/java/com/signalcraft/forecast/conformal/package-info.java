/** Intervals from how far earlier forecasts were off. */
@NullMarked
package com.signalcraft.forecast.conformal;

import org.jspecify.annotations.NullMarked;
