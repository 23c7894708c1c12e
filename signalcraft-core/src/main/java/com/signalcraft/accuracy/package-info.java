/**
 * How good forecasts are: error and interval measures, and rolling-origin backtests that make
 * forecasts from the past of a series alone and compare them with what came.
 */
@NullMarked
package com.signalcraft.accuracy;

import org.jspecify.annotations.NullMarked;
