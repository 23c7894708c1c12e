/** Forecasts of a whole and of its parts that add up. */
@NullMarked
package com.signalcraft.forecast.hierarchy;

import org.jspecify.annotations.NullMarked;
