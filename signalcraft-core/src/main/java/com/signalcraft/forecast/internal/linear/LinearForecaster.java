package com.signalcraft.forecast.internal.linear;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * Trend and seasonal terms by least squares; see {@link
 * com.signalcraft.forecast.Forecasters#linear(LinearOptions)}. Immutable.
 *
 * @param options the settings
 */
public record LinearForecaster(LinearOptions options) implements Forecaster {

  @Override
  public FittedForecaster fit(TimeSeries given) {
    return LinearEstimation.fit(Fits.regular(given), options);
  }

  /** Such as {@code log-linear trend, season lengths 7 and 365}. */
  @Override
  public String toString() {
    String base =
        (options.logarithm() ? "log-linear " : "linear ")
            + (options.trend() ? "trend" : "model of a constant level")
            + (options.robust() ? ", robust" : "");
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    return lengths.isEmpty()
        ? base
        : base
            + (lengths.size() == 1 ? ", season length " : ", season lengths ")
            + Words.and(lengths.stream().map(String::valueOf).toList());
  }
}
