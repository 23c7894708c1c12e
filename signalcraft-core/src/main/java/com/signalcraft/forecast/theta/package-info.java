/** Settings of the theta method; {@link com.signalcraft.forecast.Forecasters#theta()}. */
@NullMarked
package com.signalcraft.forecast.theta;

import org.jspecify.annotations.NullMarked;
