/** How accurate and how fast the forecasts are, on public data and beside other libraries. */
@NullMarked
package com.signalcraft.examples.benchmarks.forecast;

import org.jspecify.annotations.NullMarked;
