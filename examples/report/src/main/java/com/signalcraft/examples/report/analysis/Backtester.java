package com.signalcraft.examples.report.analysis;

import com.signalcraft.accuracy.Accuracy;
import com.signalcraft.accuracy.Backtest;
import com.signalcraft.accuracy.BacktestOrigin;
import com.signalcraft.accuracy.BacktestResult;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.examples.report.analysis.Analysis.Backtesting;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tests models on a KPI's own past, beside a seasonal naive forecast.
 *
 * @param horizon how many steps each forecast reaches
 * @param origins from how many moments forecasts are made, at most
 * @param level the level of the intervals
 */
public record Backtester(int horizon, int origins, Level level) {

  /** With less history than this a test says nothing. */
  private static final int LEAST_HISTORY = 8;

  private static final String REFERENCE = ModelType.SEASONAL_NAIVE.wireName();

  /**
   * Tests models.
   *
   * @param series the history
   * @param model the model that matters
   * @param others other models to test beside it
   * @param progress is run after each model
   * @return how they did; without scores where the history is too short
   */
  public Backtesting run(TimeSeries series, String model, List<String> others, Runnable progress) {
    if (series.size() < LEAST_HISTORY) {
      return tooShort(series, model);
    }
    Set<String> names = names(model, others);
    Backtest backtest = Backtest.of(Horizon.steps(horizon)).origins(origins);
    List<ModelScore> scores = new ArrayList<>();
    List<Double> totalErrors = new ArrayList<>();
    int made = 0;
    for (String name : names) {
      try {
        Forecaster forecaster = Models.of(name, horizon, Optional.empty());
        BacktestResult result = backtest.run(forecaster, series, level);
        scores.add(score(name, result));
        if (name.equals(model)) {
          result.origins().forEach(origin -> addTotalError(origin, totalErrors));
        }
        made = result.origins().size();
      } catch (InsufficientDataException e) {
        return tooShort(series, model);
      } finally {
        progress.run();
      }
    }
    return new Backtesting(scores, model, REFERENCE, words(series), made, horizon, totalErrors);
  }

  /**
   * How many models {@link #run} tests, and so how often it tells of progress.
   *
   * @param model the model that matters
   * @param others other models to test beside it
   * @return the count, the seasonal naive one included
   */
  public static long count(String model, List<String> others) {
    return names(model, others).size();
  }

  private static Set<String> names(String model, List<String> others) {
    Set<String> names = new LinkedHashSet<>();
    names.add(model);
    names.addAll(others);
    names.add(REFERENCE);
    return names;
  }

  private static void addTotalError(BacktestOrigin origin, List<Double> errors) {
    origin
        .forecast()
        .map(made -> total(origin.actuals()) - total(made.mean()))
        .filter(Double::isFinite)
        .ifPresent(errors::add);
  }

  /** NaN where a value is missing. */
  private static double total(TimeSeries series) {
    return Arrays.stream(series.values()).sum();
  }

  private Backtesting tooShort(TimeSeries series, String model) {
    return new Backtesting(List.of(), model, REFERENCE, words(series), 0, horizon, List.of());
  }

  private static String words(TimeSeries series) {
    return Seasons.repeating(
        series.frequency().orElse(Frequency.INDEX), SeasonLengths.primary(series));
  }

  private ModelScore score(String name, BacktestResult result) {
    Accuracy accuracy = result.accuracy();
    List<BacktestOrigin> failures = result.failures();
    if (failures.size() == result.origins().size()) {
      return ModelScore.failed(name, failures.get(0).failure().orElse("no forecast"));
    }
    return new ModelScore(
        name,
        orNaN(accuracy.mae()),
        orNaN(accuracy.mase()),
        orNaN(accuracy.smape()),
        orNaN(accuracy.rmse()),
        orNaN(accuracy.band(level).coverage()),
        failures.isEmpty()
            ? ""
            : "at " + failures.size() + " of " + result.origins().size() + " moments no forecast");
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
