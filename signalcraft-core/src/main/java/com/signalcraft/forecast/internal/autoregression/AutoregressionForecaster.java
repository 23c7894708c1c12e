package com.signalcraft.forecast.internal.autoregression;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * A regression on recent and seasonal lags. Immutable and thread-safe.
 *
 * @param options the settings
 */
public record AutoregressionForecaster(AutoregressionOptions options) implements Forecaster {

  /** Under which a fitted one is saved. */
  public static final String KIND = "autoregression";

  /** The least number of observed values. */
  private static final int LEAST = 10;

  /** Weights of past shocks that exceed all those of the first half by this factor still grow. */
  private static final double GROWTH = 1.02;

  private static final double DAMPING = 0.998;
  private static final int MOST_DAMPINGS = 500;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = trimmed(Fits.regular(given));
    int count = Fits.requireObserved(series, LEAST, "the autoregression");
    List<Integer> seasons =
        options.seasonLengths().orElseGet(() -> SeasonLengths.suggested(series));
    Scaled scaled = Scaled.of(series, options);
    int[] lags = Lags.of(scaled.z().length, seasons);
    LagRegression regression =
        LagRegression.fit(scaled.z(), scaled.observed(), lags, options.ridge());
    return new FittedAutoregression(this, series, count, scaled, tame(regression));
  }

  /** What is missing before the first and after the last observation says nothing of lags. */
  private static TimeSeries trimmed(TimeSeries series) {
    if (Fits.lastObserved(series) < 0) {
      throw new InsufficientDataException(
          "must hold at least " + LEAST + " observed values for the autoregression, had 0");
    }
    int first = 0;
    while (series.isMissing(first)) {
      first++;
    }
    return first == 0 ? series : series.slice(first, series.size());
  }

  /** Draws the coefficients of a fit whose forecasts would grow without end towards zero. */
  private static LagRegression tame(LagRegression regression) {
    int longest = regression.lags()[regression.lags().length - 1];
    int steps = Math.max(400, Math.min(6 * longest, 20_000));
    LagRegression tamed = regression;
    for (int i = 0; i < MOST_DAMPINGS && isExplosive(tamed.psi(steps)); i++) {
      tamed = tamed.damped(DAMPING);
    }
    return tamed;
  }

  private static boolean isExplosive(double[] psi) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < psi.length; i++) {
      double weight = Math.abs(psi[i]);
      if (i < psi.length / 2) {
        first = Math.max(first, weight);
      } else {
        second = Math.max(second, weight);
      }
    }
    // Written so that NaN counts.
    return !(second <= GROWTH * first);
  }

  /**
   * Reads what {@link FittedAutoregression#store} wrote.
   *
   * @param in the fields
   * @param history the history
   * @return the fitted model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    Optional<List<Integer>> seasons =
        in.getBoolean()
            ? Optional.of(java.util.Arrays.stream(in.getInts(1_000)).boxed().toList())
            : Optional.empty();
    AutoregressionOptions options =
        new AutoregressionOptions(seasons, in.getBoolean(), in.getBoolean(), in.getDouble());
    double unit = in.getDouble();
    double mean = in.getDouble();
    double deviation = in.getDouble();
    LagRegression regression =
        LagRegression.of(in.getInts(10_000), in.getDoubles(10_000), in.getDouble(), in.getDouble());
    return new FittedAutoregression(
        new AutoregressionForecaster(options),
        history,
        history.size() - history.missingCount(),
        Scaled.on(history, options, unit, mean, deviation),
        regression);
  }

  /** Such as {@code log autoregression of changes, season lengths 24 and 168}. */
  @Override
  public String toString() {
    String base =
        (options.logarithm() ? "log autoregression" : "autoregression")
            + (options.differenced() ? " of changes" : "");
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    return lengths.isEmpty()
        ? base
        : base
            + (lengths.size() == 1 ? ", season length " : ", season lengths ")
            + Words.and(lengths.stream().map(String::valueOf).toList());
  }
}
