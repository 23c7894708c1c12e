package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Which seasons a model has.
 *
 * @param lag the one with seasonal lags; 1 for none
 * @param others those with sine and cosine pairs
 */
record Seasons(int lag, List<Integer> others) {

  /**
   * The seasons of a series by the settings.
   *
   * @param series the series
   * @param options the settings
   * @return its seasons
   */
  static Seasons of(TimeSeries series, ArimaOptions options) {
    if (options.order().isPresent()) {
      int lag = options.order().get().seasonLength();
      return new Seasons(lag, others(options.seasonLengths().orElse(List.of()), lag, series));
    }
    List<Integer> lengths = options.seasonLengths().orElseGet(() -> suggested(series));
    int lag = 1;
    for (int length : lengths) {
      lag = length <= options.maxSeasonLag() ? Math.max(lag, length) : lag;
    }
    return new Seasons(lag, others(lengths, lag, series));
  }

  /** A season within the lagged one needs no pairs; of any other two must have been seen. */
  private static List<Integer> others(List<Integer> lengths, int lag, TimeSeries series) {
    List<Integer> others = new ArrayList<>();
    for (int length : lengths) {
      if (lag % length != 0 && series.size() / 2 >= length) {
        others.add(length);
      }
    }
    return List.copyOf(others);
  }

  private static List<Integer> suggested(TimeSeries series) {
    return series.frequency().filter(f -> f.unit() != FrequencyUnit.INDEX).isPresent()
        ? SeasonLengths.candidates(series)
        : SeasonLengths.detect(series);
  }
}
