/** Decomposition of plain arrays by loess. */
@NullMarked
package com.signalcraft.forecast.internal.decompose;

import org.jspecify.annotations.NullMarked;
