package com.signalcraft.forecast.internal.benchmark;

import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The last season repeats; see {@link com.signalcraft.forecast.Forecasters#seasonalNaive(int)}.
 * Immutable.
 *
 * @param seasonLength in steps, 1 to {@value LinearOptions#MAX_SEASON_LENGTH}; empty for the one
 *     that the series suggests
 */
public record SeasonalNaiveForecaster(OptionalInt seasonLength) implements Forecaster {

  /** The name under which it is stored. */
  public static final String KIND = "seasonal_naive";

  /**
   * Makes a stored model again.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    int length = in.getInt(1, LinearOptions.MAX_SEASON_LENGTH);
    return new SeasonalNaiveForecaster(OptionalInt.of(length)).fit(history);
  }

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int m = seasonLength.orElseGet(() -> SeasonLengths.primary(series));
    int observed = Fits.requireObserved(series, 1, "the seasonal naive model");
    if (series.size() < m) {
      throw new InsufficientDataException(
          "must have at least one season of " + m + " steps, had " + series.size());
    }
    int n = series.size();
    int[] latest = new int[m];
    Arrays.fill(latest, -1);
    double[] fitted = new double[n];
    double sum = 0;
    int residuals = 0;
    for (int i = 0; i < n; i++) {
      int before = latest[i % m];
      fitted[i] = before < 0 ? Double.NaN : series.valueAt(before);
      if (!series.isMissing(i)) {
        if (before >= 0) {
          double difference = series.valueAt(i) - fitted[i];
          int seasons = (i - before) / m;
          sum += difference * difference / seasons;
          residuals++;
        }
        latest[i % m] = i;
      }
    }
    return new FittedBenchmark(
        new SeasonalNaiveForecaster(OptionalInt.of(m)),
        KIND,
        OptionalInt.of(m),
        ModelType.SEASONAL_NAIVE,
        describe(m, observed),
        series,
        fitted,
        new FittedBenchmark.Spread(sum, residuals),
        new LastSeason(series, latest));
  }

  private static String describe(int m, int observed) {
    String what =
        m > 1
            ? "seasonal naive model, the last season of " + m + " steps repeats, on "
            : "seasonal naive model without a season, the last value goes on, on ";
    return what + Words.observations(observed);
  }

  @Override
  public String toString() {
    return seasonLength.isPresent()
        ? "seasonal naive, season length " + seasonLength.getAsInt()
        : "seasonal naive";
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }

  /** The latest observed value of each position of the season. */
  private static final class LastSeason implements FittedBenchmark.Path {
    private final double[] value;
    private final int[] index;
    private final int size;

    LastSeason(TimeSeries series, int[] latest) {
      int m = latest.length;
      size = series.size();
      value = new double[m];
      index = new int[m];
      int start = 0;
      while (latest[start] < 0) {
        start++;
      }
      // Twice around would not say more: from an observed position on, each one has an earlier one.
      int source = start;
      for (int k = 0; k < m; k++) {
        int position = (start + k) % m;
        if (latest[position] >= 0) {
          source = position;
        }
        value[position] = series.valueAt(latest[source]);
        index[position] = latest[source];
      }
    }

    @Override
    public double mean(int step) {
      return value[position(step)];
    }

    @Override
    public double varianceFactor(int step) {
      int m = value.length;
      long ahead = size - 1L + step - index[position(step)];
      return -Math.floorDiv(-ahead, (long) m);
    }

    private int position(int step) {
      return (int) ((size - 1L + step) % value.length);
    }
  }
}
