package com.signalcraft.forecast.internal.selection;

import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Which models {@code auto} tries on a series, by what the series is like. Stateless. */
final class CandidatePool {

  private CandidatePool() {}

  /**
   * The models, the simplest first: of equal scores the first one wins.
   *
   * @param series the series, regular
   * @param lengths the season lengths that it spans at least twice, shortest first
   */
  static List<Forecaster> of(TimeSeries series, List<Integer> lengths) {
    List<Forecaster> models = new ArrayList<>();
    models.add(Forecasters.naive());
    models.add(Forecasters.drift());
    for (int length : lengths) {
      models.add(Forecasters.seasonalNaive(length));
    }
    boolean positive = isPositive(series);
    LinearOptions plain = LinearOptions.ofDefaults().withSeasonLengths(List.of());
    LinearOptions seasonal = plain.withSeasonLengths(lengths);
    models.add(Forecasters.linear(plain.withTrend(false)));
    models.add(Forecasters.linear(plain));
    if (positive) {
      models.add(Forecasters.linear(plain.withLogarithm(true)));
    }
    if (!lengths.isEmpty()) {
      models.add(Forecasters.linear(seasonal.withTrend(false)));
      models.add(Forecasters.linear(seasonal));
      if (positive) {
        models.add(Forecasters.linear(seasonal.withLogarithm(true)));
      }
    }
    AutoregressionOptions lags = AutoregressionOptions.ofDefaults().withSeasonLengths(lengths);
    models.add(Forecasters.autoregression(lags));
    models.add(Forecasters.autoregression(lags.withDifferenced(true)));
    if (positive) {
      models.add(Forecasters.autoregression(lags.withLogarithm(true)));
      models.add(Forecasters.autoregression(lags.withLogarithm(true).withDifferenced(true)));
    }
    return models;
  }

  private static boolean isPositive(TimeSeries series) {
    for (int i = 0; i < series.size(); i++) {
      if (!series.isMissing(i) && series.valueAt(i) <= 0) {
        return false;
      }
    }
    return true;
  }
}
