package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.ets.TrendType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the models that the settings name, simple ones first, and keeps the best. Stateless.
 */
final class EtsSelection {

  /** Of longer seasons hardly any slope is admissible, and to tell takes the square of them. */
  private static final int LONGEST_WITH_TREND = 400;

  private EtsSelection() {}

  /**
   * The models to compare.
   *
   * @param options which are wanted
   * @param positive whether all values are above zero
   * @param seasonLength the season length, 1 without a season
   */
  static List<EtsModel> models(EtsOptions options, boolean positive, int seasonLength) {
    boolean seasonal = seasonLength > 1;
    List<EtsModel> models = new ArrayList<>();
    for (SeasonType season : SeasonType.values()) {
      for (TrendType trend : TrendType.values()) {
        for (ErrorType error : ErrorType.values()) {
          EtsModel model = new EtsModel(error, trend, season);
          if (options.errors().contains(error)
              && options.trends().contains(trend)
              && (seasonal ? options.seasons().contains(season) : season == SeasonType.NONE)
              && (positive || !model.needsPositive())
              && (seasonLength <= LONGEST_WITH_TREND
                  || season == SeasonType.NONE
                  || trend == TrendType.NONE)
              && !(options.restricted() && model.isUnstable())) {
            models.add(model);
          }
        }
      }
    }
    return models;
  }

  /**
   * The best of the models by the criterion; of a series too short for any criterion the first.
   *
   * @param given estimates to start from as well
   * @return the best, or null where no model has a likelihood
   */
  static @Nullable EtsEstimate best(
      EtsEstimator estimator, List<EtsModel> models, EtsOptions options, List<EtsEstimate> given) {
    List<EtsEstimate> done = new ArrayList<>(given);
    EtsEstimate best = null;
    double least = Double.POSITIVE_INFINITY;
    for (EtsModel model : models) {
      List<EtsEstimate> nearby = new ArrayList<>();
      for (EtsEstimate other : done) {
        if (other.shape().season == model.season()) {
          nearby.add(other);
        }
      }
      EtsEstimate estimate = estimator.estimate(model, nearby);
      if (estimate != null) {
        done.add(estimate);
        double criterion = criterion(estimate, options);
        if (best == null || criterion < least) {
          least = criterion;
          best = estimate;
        }
      }
    }
    return best == null ? null : estimator.polish(best);
  }

  private static double criterion(EtsEstimate estimate, EtsOptions options) {
    EtsShape shape = estimate.shape();
    double margin = shape.hasTrend && shape.phi < 0 ? options.undampedMargin() : 0;
    return options.criterion().of(estimate.likelihood()) + margin;
  }
}
