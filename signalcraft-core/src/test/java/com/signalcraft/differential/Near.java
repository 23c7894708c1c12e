package com.signalcraft.differential;

import com.signalcraft.series.TimeSeries;

/**
 * A series of sums or means, which are made of doubles on the one side and of decimals on the
 * other.
 *
 * @param series the series
 */
record Near(TimeSeries series) {}
