package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rolling-origin evaluation (Tashman, 2000, Out-of-sample tests of forecasting accuracy): the
 * model is fitted anew at several points in time, each time to what lies before alone, and its
 * forecasts are compared with what came. The last origin is a horizon before the end of the series;
 * the others lie before it at even distances. Immutable and thread-safe; every setter gives a
 * changed copy.
 */
public final class Backtest {

  /** How many origins there are unless said otherwise. */
  public static final int DEFAULT_ORIGINS = 5;

  private static final int LONGEST = 1_000_000_000;

  private final Horizon horizon;
  private final int origins;
  private final OptionalInt step;
  private final OptionalInt initial;
  private final OptionalInt window;
  private final OptionalInt seasonLength;

  private Backtest(
      Horizon horizon,
      int origins,
      OptionalInt step,
      OptionalInt initial,
      OptionalInt window,
      OptionalInt seasonLength) {
    this.horizon = horizon;
    this.origins = origins;
    this.step = step;
    this.initial = initial;
    this.window = window;
    this.seasonLength = seasonLength;
  }

  /**
   * A backtest with the default settings.
   *
   * @param horizon how far each forecast reaches; days and instants are counted from the end of the
   *     series, which gives the steps for every origin
   * @return the backtest
   */
  public static Backtest of(Horizon horizon) {
    OptionalInt none = OptionalInt.empty();
    return new Backtest(
        Checks.required("horizon", horizon), DEFAULT_ORIGINS, none, none, none, none);
  }

  /**
   * The same from a given number of origins.
   *
   * @param count how many at most, 1 to 100,000; a short series has fewer; default {@value
   *     #DEFAULT_ORIGINS}
   * @return the changed backtest
   */
  public Backtest origins(int count) {
    Checks.between("origins", count, 1, 100_000);
    return new Backtest(horizon, count, step, initial, window, seasonLength);
  }

  /**
   * The same with a given distance of the origins.
   *
   * @param steps from one origin to the next, at least 1; default is the horizon
   * @return the changed backtest
   */
  public Backtest step(int steps) {
    OptionalInt distance = OptionalInt.of(Checks.between("step", steps, 1, LONGEST));
    return new Backtest(horizon, origins, distance, initial, window, seasonLength);
  }

  /**
   * The same with a given least training size.
   *
   * @param size how many observations, missing ones included, lie before the first origin at least;
   *     1 or more; default is half the series
   * @return the changed backtest
   */
  public Backtest initial(int size) {
    OptionalInt least = OptionalInt.of(Checks.between("initial", size, 1, LONGEST));
    return new Backtest(horizon, origins, step, least, window, seasonLength);
  }

  /**
   * The same with a sliding window: the model is fitted to the last observations before each origin
   * instead of to all of them.
   *
   * @param size how many observations, missing ones included, at least 1
   * @return the changed backtest
   */
  public Backtest slidingWindow(int size) {
    OptionalInt last = OptionalInt.of(Checks.between("slidingWindow", size, 1, LONGEST));
    return new Backtest(horizon, origins, step, initial, last, seasonLength);
  }

  /**
   * The same with a given season length for scaled errors.
   *
   * @param length in steps, 1 for none; default is {@link SeasonLengths#primary} of what lies
   *     before the first origin
   * @return the changed backtest
   */
  public Backtest seasonLength(int length) {
    OptionalInt season = OptionalInt.of(Checks.between("seasonLength", length, 1, LONGEST));
    return new Backtest(horizon, origins, step, initial, window, season);
  }

  /**
   * Makes the forecasts. An origin at which the model finds too little data, or data that do not
   * suit it, is kept with the reason.
   *
   * @param forecaster the model
   * @param series the series, of known frequency; missing values as NaN or as absent rows
   * @param levels the levels of the intervals to measure; none for point forecasts alone
   * @return the forecasts and what came
   * @throws InsufficientDataException if the series is too short for even one origin
   * @throws ValidationException if the series has no frequency
   */
  public BacktestResult run(Forecaster forecaster, TimeSeries series, Level... levels) {
    Checks.required("forecaster", forecaster);
    Checks.that(
        Checks.required("series", series).frequency().isPresent(),
        "series",
        "must be regular, was one whose frequency is not known; resample it");
    return runRegular(forecaster, series.withGapsExplicit(), levels);
  }

  private BacktestResult runRegular(Forecaster forecaster, TimeSeries series, Level... levels) {
    Checks.that(series.size() > 0, "series", "must not be empty");
    int steps = horizon.stepsAfter(series);
    List<Integer> cutoffs = cutoffs(series.size(), steps);
    int season =
        seasonLength.orElseGet(() -> SeasonLengths.primary(series.slice(0, cutoffs.get(0))));
    List<BacktestOrigin> made = new ArrayList<>();
    for (int cutoff : cutoffs) {
      made.add(forecastFrom(cutoff, steps, season, forecaster, series, levels));
    }
    List<Level> sorted = Arrays.stream(levels).distinct().sorted().toList();
    return new BacktestResult(steps, season, sorted, made);
  }

  private List<Integer> cutoffs(int size, int steps) {
    int least = initial.orElse(Math.max(1, size / 2));
    int distance = step.orElse(steps);
    List<Integer> cutoffs = new ArrayList<>();
    for (long cutoff = (long) size - steps;
        cutoff >= least && cutoffs.size() < origins;
        cutoff -= distance) {
      cutoffs.add((int) cutoff);
    }
    if (cutoffs.isEmpty()) {
      throw new InsufficientDataException(
          "must hold at least "
              + ((long) least + steps)
              + " observations for one origin with "
              + least
              + " before it and "
              + steps
              + " after it, had "
              + size);
    }
    Collections.reverse(cutoffs);
    return cutoffs;
  }

  private BacktestOrigin forecastFrom(
      int cutoff, int steps, int season, Forecaster forecaster, TimeSeries series, Level[] levels) {
    int from = window.isPresent() ? Math.max(0, cutoff - window.getAsInt()) : 0;
    TimeSeries training = series.slice(from, cutoff);
    TimeSeries actuals = series.slice(cutoff, cutoff + steps);
    Optional<Forecast> forecast = Optional.empty();
    Optional<String> failure = Optional.empty();
    try {
      forecast = Optional.of(forecaster.fit(training).predict(Horizon.steps(steps), levels));
    } catch (ValidationException unsuited) {
      failure = Optional.of(unsuited.field() + ": " + unsuited.issue());
    }
    return new BacktestOrigin(
        cutoff - from,
        series.instantAt(cutoff - 1),
        actuals,
        Scale.of(training, season),
        forecast,
        failure);
  }
}
