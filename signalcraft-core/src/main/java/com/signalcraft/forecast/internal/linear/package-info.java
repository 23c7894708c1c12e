/** The linear model: least squares on a trend and seasonal terms. */
@NullMarked
package com.signalcraft.forecast.internal.linear;

import org.jspecify.annotations.NullMarked;
