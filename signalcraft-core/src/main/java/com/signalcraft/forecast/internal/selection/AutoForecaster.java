package com.signalcraft.forecast.internal.selection;

import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.CandidateScore;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.ensemble.Combination;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.ensemble.EnsembleForecaster;
import com.signalcraft.forecast.internal.ensemble.RollingBacktest;
import com.signalcraft.forecast.internal.ensemble.Trial;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Combines models by a rolling-origin comparison; see {@link Forecasters#auto(AutoOptions)}.
 *
 * @param options the settings
 * @param clock a clock, read where there is a budget alone
 */
public record AutoForecaster(AutoOptions options, NanoClock clock) implements Forecaster {

  /** The longest history that models are compared on, or three of its longest seasons. */
  private static final int MAX_VALUES = 10_000;

  /** Longer seasons are not considered, so that the work stays bounded. */
  private static final int MAX_LENGTH = 10_000;

  /**
   * The power of the inverse errors is the number of observations over this one, but 1 to 2: what a
   * backtest says of a long history says more of what follows. Chosen on the training parts of M3
   * and M4.
   */
  private static final double LONG_HISTORY = 200;

  /** The yardsticks that are tried even when there is no time. */
  private static final int ALWAYS_TRIED = 2;

  /** Fewer observations than that are not compared. */
  private static final int LEAST_OBSERVED = 4;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int observed = Fits.requireObserved(series, 1, "the choice of a model");
    List<Integer> lengths =
        options.seasonLengths().orElseGet(() -> SeasonLengths.suggested(series)).stream()
            .filter(length -> length <= MAX_LENGTH && series.size() / 2 >= length)
            .toList();
    RollingBacktest backtest =
        RollingBacktest.of(recent(series, lengths), lengths, options.horizon(), options.origins());
    List<Trial> trials = new ArrayList<>();
    int untried = 0;
    if (backtest.origins() > 0 && observed >= LEAST_OBSERVED) {
      Deadline deadline = new Deadline();
      for (Forecaster model : CandidatePool.of(series, lengths)) {
        if (trials.size() < ALWAYS_TRIED || !deadline.hasPassed()) {
          trials.add(backtest.run(bounded(model)));
        } else {
          untried++;
        }
      }
      trials.sort(
          Comparator.comparingDouble(trial -> trial.score().orElse(Double.POSITIVE_INFINITY)));
    }
    List<CandidateScore> candidates =
        trials.stream()
            .map(trial -> new CandidateScore(trial.model().toString(), trial.score(), trial.note()))
            .toList();
    List<Trial> scored = trials.stream().filter(trial -> trial.score().isPresent()).toList();
    FittedForecaster chosen =
        scored.isEmpty()
            ? bounded(Forecasters.naive()).fit(series)
            : bounded(
                EnsembleForecaster.weighted(
                    series, backtest, scored, combination(scored, observed)));
    String how =
        backtest.describe() + (untried > 0 ? " (" + untried + " more had no time left)" : "");
    return new FittedSelection(options, chosen, candidates, how);
  }

  /** Half of the budget: what was tried has to be fitted to the whole history after that. */
  private final class Deadline {
    private final long start = options.budget().isPresent() ? clock.nanoTime() : 0;

    boolean hasPassed() {
      return options
          .budget()
          .filter(budget -> clock.nanoTime() - start > budget.toNanos() / 2)
          .isPresent();
    }
  }

  private EnsembleOptions combination(List<Trial> scored, int observed) {
    return new EnsembleOptions(
        scored.stream().map(Trial::model).toList(),
        Combination.INTERQUARTILE_MEAN,
        options.origins(),
        Math.max(1, Math.min(2, observed / LONG_HISTORY)),
        OptionalInt.empty());
  }

  private Forecaster bounded(Forecaster model) {
    return options.nonNegative() ? Forecasters.nonNegative(model) : model;
  }

  private FittedForecaster bounded(FittedForecaster fitted) {
    return options.nonNegative() ? NonNegativeForecaster.bounded(fitted) : fitted;
  }

  /** Of a long series its end, with three of its longest seasons. */
  private static TimeSeries recent(TimeSeries series, List<Integer> lengths) {
    long longest = lengths.isEmpty() ? 1 : lengths.get(lengths.size() - 1);
    int size = (int) Math.min(series.size(), Math.max(MAX_VALUES, 3 * longest));
    return series.slice(series.size() - size, series.size());
  }

  @Override
  public String toString() {
    return "auto";
  }
}
