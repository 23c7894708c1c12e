package com.signalcraft.forecast.internal.benchmark;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalInt;

/** The last value goes on; see {@link com.signalcraft.forecast.Forecasters#naive()}. Immutable. */
public final class NaiveForecaster implements Forecaster {

  /** The model, which has no settings. */
  public static final NaiveForecaster INSTANCE = new NaiveForecaster();

  /** The name under which it is stored. */
  public static final String KIND = "naive";

  private static final long serialVersionUID = 1;

  private NaiveForecaster() {}

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
        KIND,
        OptionalInt.empty(),
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
