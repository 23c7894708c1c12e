package com.signalcraft.forecast;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;

/** The line through the first and the last value goes on; see {@link Forecasters#drift()}. */
final class DriftForecaster implements Forecaster {

  static final DriftForecaster INSTANCE = new DriftForecaster();

  private DriftForecaster() {}

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int observed = Fits.requireObserved(series, 2, "the drift model");
    int first = 0;
    while (series.isMissing(first)) {
      first++;
    }
    int end = Fits.lastObserved(series);
    double level = series.valueAt(end);
    double length = (double) end - first;
    double slope = (level - series.valueAt(first)) / length;
    double[] fitted = new double[series.size()];
    double sum = 0;
    int last = -1;
    for (int i = 0; i < fitted.length; i++) {
      fitted[i] = last < 0 ? Double.NaN : series.valueAt(last) + (i - last) * slope;
      if (!series.isMissing(i)) {
        if (last >= 0) {
          double residual = series.valueAt(i) - fitted[i];
          sum += residual * residual / (i - last);
        }
        last = i;
      }
    }
    int gap = fitted.length - 1 - end;
    return new FittedBenchmark(
        this,
        ModelType.DRIFT,
        "drift model, the line through the first and the last value, on "
            + Words.observations(observed),
        series,
        fitted,
        new FittedBenchmark.Spread(sum, observed - 2),
        new FittedBenchmark.Path() {
          @Override
          public double mean(int step) {
            return level + slope * (gap + (double) step);
          }

          @Override
          public double varianceFactor(int step) {
            double ahead = gap + (double) step;
            return ahead * (1 + ahead / length);
          }
        });
  }

  @Override
  public String toString() {
    return "drift";
  }
}
