package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a backtest found: each forecast beside what came. Immutable.
 *
 * @param steps how many steps ahead the forecasts reach
 * @param seasonLength the season length of the scaled errors' naive forecast, 1 for none
 * @param levels the levels of the intervals, from the narrowest to the widest
 * @param origins the forecasts, the earliest first, those included that could not be made
 */
public record BacktestResult(
    int steps, int seasonLength, List<Level> levels, List<BacktestOrigin> origins) {

  /** Copies the lists. */
  public BacktestResult {
    Checks.between("steps", steps, 1, Integer.MAX_VALUE);
    Checks.between("seasonLength", seasonLength, 1, Integer.MAX_VALUE);
    levels = List.copyOf(levels);
    origins = List.copyOf(origins);
  }

  /**
   * The accuracy over all steps of all forecasts.
   *
   * @return the measures; all empty where no forecast could be made
   */
  public Accuracy accuracy() {
    return accuracy(origins);
  }

  private Accuracy accuracy(List<BacktestOrigin> counted) {
    AccuracySums sums = new AccuracySums(levels);
    for (BacktestOrigin origin : counted) {
      origin.forecast().ifPresent(made -> sums.add(origin.actuals(), made, origin.scale()));
    }
    return sums.result();
  }

  /**
   * The accuracy at each step of the horizon over all forecasts.
   *
   * @return {@link #steps()} entries, that of one step ahead first
   */
  public List<Accuracy> byStep() {
    List<AccuracySums> sums = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      sums.add(new AccuracySums(levels));
    }
    for (BacktestOrigin origin : origins) {
      if (origin.forecast().isPresent()) {
        Forecast made = origin.forecast().get();
        List<AccuracySums.Bounds> bounds = AccuracySums.Bounds.of(made);
        for (int step = 0; step < steps; step++) {
          double actual = origin.actuals().valueAt(step);
          sums.get(step).addStep(step, actual, made, bounds, origin.scale());
        }
      }
    }
    return sums.stream().map(AccuracySums::result).toList();
  }

  /**
   * The origins at which no forecast could be made.
   *
   * @return those origins, the earliest first
   */
  public List<BacktestOrigin> failures() {
    return origins.stream().filter(origin -> origin.failure().isPresent()).toList();
  }

  /**
   * The mean absolute scaled error as a multiple of a baseline's, such as that of the seasonal
   * naive model, over the origins at which both made a forecast: below 1 is better than the
   * baseline.
   *
   * @param baseline the same backtest of another model, of the same series
   * @return the ratio; empty where there is no origin in common, no scale, or the baseline makes no
   *     error
   */
  public OptionalDouble relativeMase(BacktestResult baseline) {
    Checks.that(
        baseline.steps == steps && baseline.seasonLength == seasonLength,
        "baseline",
        "must be the same backtest, was one of "
            + baseline.steps
            + " steps with season length "
            + baseline.seasonLength
            + " instead of "
            + steps
            + " and "
            + seasonLength);
    OptionalDouble own = accuracy(madeAt(baseline.cutoffs())).mase();
    OptionalDouble other = baseline.accuracy(baseline.madeAt(cutoffs())).mase();
    return own.isPresent() && other.isPresent() && other.getAsDouble() > 0
        ? OptionalDouble.of(own.getAsDouble() / other.getAsDouble())
        : OptionalDouble.empty();
  }

  private Set<Instant> cutoffs() {
    Set<Instant> cutoffs = new HashSet<>();
    for (BacktestOrigin origin : origins) {
      if (origin.forecast().isPresent()) {
        cutoffs.add(origin.cutoff());
      }
    }
    return cutoffs;
  }

  private List<BacktestOrigin> madeAt(Set<Instant> cutoffs) {
    return origins.stream()
        .filter(origin -> origin.forecast().isPresent() && cutoffs.contains(origin.cutoff()))
        .toList();
  }

  /**
   * One number for a person, and the {@code model_accuracy} of a stored forecast: the share of the
   * actual values' size that the forecasts got right out of sample, 1 − Σ|y − f|/Σ|y|, that is one
   * less the weighted absolute percentage error, and 0 where that is negative. It does not depend
   * on the unit, but on where zero is: it suits amounts and counts.
   *
   * @return 0 to 1; empty where no forecast could be made or every actual value is zero
   */
  public OptionalDouble modelAccuracy() {
    OptionalDouble wape = accuracy().wape();
    return wape.isPresent() ? OptionalDouble.of(Math.max(0, 1 - wape.getAsDouble() / 100)) : wape;
  }
}
