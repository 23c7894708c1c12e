package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.ets.TrendType;
import com.signalcraft.forecast.internal.optim.BoxNewton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates models of one series by maximum likelihood: from the best of a few starts, among them
 * the estimates of models nearby, by {@link BoxNewton}. Holds the work space for all of them; not
 * thread-safe.
 */
final class EtsEstimator {

  /** The search ends where twice the log-likelihood would gain less than this. */
  private static final double TOLERANCE = 1e-4;

  private static final int MOST_ITERATIONS = 60;

  private static final EtsShape SIMPLE =
      new EtsShape(new EtsModel(ErrorType.ADDITIVE, TrendType.NONE, SeasonType.NONE), 1);

  private final EtsSeries series;
  private final EtsObjective objective;
  private final BoxNewton newton;
  private final double[] lower;
  private final double[] upper;
  private final double[] best;
  private final double[] tried;

  EtsEstimator(EtsSeries series) {
    this.series = series;
    int most = 6 + (series.m <= EtsShape.MOST_EFFECTS ? series.m - 1 : 0);
    objective = new EtsObjective(series.y, series.observed, SIMPLE, series.m, most);
    newton = new BoxNewton(most);
    lower = new double[most];
    upper = new double[most];
    best = new double[most];
    tried = new double[most];
  }

  /**
   * Estimates a model.
   *
   * @param model the model
   * @param nearby estimates of other models whose values may be a good start
   * @return the estimates, or null where the model has no likelihood at any start
   */
  @Nullable EtsEstimate estimate(EtsModel model, List<EtsEstimate> nearby) {
    EtsShape shape = new EtsShape(model, series.m);
    double[] effects = series.effects(shape.season);
    objective.turnTo(shape, effects);
    double least = Double.POSITIVE_INFINITY;
    for (EtsEstimate other : nearby) {
      EtsStarts.adopt(shape, other, series.scale, tried);
      least = keepBetter(shape, least);
    }
    // Effects that do not suit the first values, as those of a season that has grown since, are
    // made smaller until no forecast falls below zero where it must not.
    for (int halved = 0;
        halved < 6 && (halved == 0 || least == Double.POSITIVE_INFINITY);
        halved++) {
      EtsStarts.states(shape, series, Math.pow(0.5, halved), tried);
      for (int start = 0; start < EtsStarts.COUNT; start++) {
        EtsStarts.smoothing(shape, start, tried);
        least = keepBetter(shape, least);
      }
    }
    if (least == Double.POSITIVE_INFINITY) {
      return null;
    }
    shape.bounds(lower, upper);
    double value =
        newton.minimise(objective, best, lower, upper, shape.count, TOLERANCE, MOST_ITERATIONS);
    return of(shape, best, effects, value);
  }

  /** Goes on with a search from where it stood. */
  EtsEstimate polish(EtsEstimate from) {
    EtsShape shape = from.shape();
    objective.turnTo(shape, from.effects());
    shape.bounds(lower, upper);
    System.arraycopy(from.x(), 0, best, 0, shape.count);
    double value =
        newton.minimise(
            objective, best, lower, upper, shape.count, TOLERANCE * 1e-4, 2 * MOST_ITERATIONS);
    return of(shape, best, from.effects(), value);
  }

  private EtsEstimate of(EtsShape shape, double[] x, double[] effects, double value) {
    Likelihood likelihood = likelihood(shape, value, series.observed, series.scale);
    double[] copy = Arrays.copyOf(x, shape.count);
    return new EtsEstimate(shape, copy, effects, series.start, series.scale, likelihood);
  }

  /** The likelihood in the series' own unit. */
  static Likelihood likelihood(EtsShape shape, double value, int observed, double scale) {
    double inUnit = value + 2 * observed * Math.log(scale);
    return new Likelihood(-inUnit / 2, shape.parameters(), observed);
  }

  private double keepBetter(EtsShape shape, double least) {
    double value = objective.value(tried);
    if (value < least) {
      System.arraycopy(tried, 0, best, 0, shape.count);
      return value;
    }
    return least;
  }
}
