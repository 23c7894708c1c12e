package com.signalcraft.forecast;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;

/** The last value goes on; see {@link Forecasters#naive()}. */
final class NaiveForecaster implements Forecaster {

  static final NaiveForecaster INSTANCE = new NaiveForecaster();

  private NaiveForecaster() {}

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int observed = Fits.requireObserved(series, 1, "the naive model");
    double[] fitted = new double[series.size()];
    double sum = 0;
    int last = -1;
    for (int i = 0; i < fitted.length; i++) {
      fitted[i] = last < 0 ? Double.NaN : series.valueAt(last);
      if (!series.isMissing(i)) {
        if (last >= 0) {
          double difference = series.valueAt(i) - fitted[i];
          sum += difference * difference / (i - last);
        }
        last = i;
      }
    }
    double level = series.valueAt(last);
    int gap = fitted.length - 1 - last;
    return new FittedBenchmark(
        this,
        ModelType.NAIVE,
        "naive model, the last value goes on, on " + Words.observations(observed),
        series,
        fitted,
        new FittedBenchmark.Spread(sum, observed - 1),
        new FittedBenchmark.Path() {
          @Override
          public double mean(int step) {
            return level;
          }

          @Override
          public double varianceFactor(int step) {
            return gap + (double) step;
          }
        });
  }

  @Override
  public String toString() {
    return "naive";
  }
}
