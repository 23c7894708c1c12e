package com.signalcraft.forecast.internal.benchmark;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalInt;

/**
 * The line through the first and the last value goes on; see {@link
 * com.signalcraft.forecast.Forecasters#drift()}. Immutable.
 */
public final class DriftForecaster implements Forecaster {

  /** The model, which has no settings. */
  public static final DriftForecaster INSTANCE = new DriftForecaster();

  /** The name under which it is stored. */
  public static final String KIND = "drift";

  private static final long serialVersionUID = 1;

  private DriftForecaster() {}

  private Object readResolve() {
    return INSTANCE;
  }

  /**
   * Makes a stored model again.
   *
   * @param in the fields, none
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return INSTANCE.fit(history);
  }

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
        KIND,
        OptionalInt.empty(),
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
