/** Forecasts of many series at once. */
@NullMarked
package com.signalcraft.forecast.batch;

import org.jspecify.annotations.NullMarked;
