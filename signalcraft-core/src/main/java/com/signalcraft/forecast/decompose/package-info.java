/**
 * Decomposition of a series into trend, seasons and remainder, as {@link
 * com.signalcraft.forecast.decompose.Decompositions} makes them.
 */
@NullMarked
package com.signalcraft.forecast.decompose;

import org.jspecify.annotations.NullMarked;
