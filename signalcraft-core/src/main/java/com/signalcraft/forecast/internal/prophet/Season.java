package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.series.TimeSeries;
import java.util.Optional;

/**
 * A season as it is fitted, with every default decided. Immutable.
 *
 * @param name its name
 * @param period its length in days
 * @param order how many pairs of sine and cosine
 * @param priorScale of its coefficients
 * @param multiplicative whether it is a share of the trend
 * @param condition where it applies
 */
record Season(
    String name,
    double period,
    int order,
    double priorScale,
    boolean multiplicative,
    Optional<TimeSeries> condition) {}
