package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.util.Optional;

/**
 * One forecast of a backtest, made from the observations up to a point in time alone. Immutable.
 *
 * @param trainingSize how many observations, missing ones included, the model was fitted to
 * @param cutoff the time of the last of them
 * @param actuals what came after, one value for each step of the horizon, NaN where missing
 * @param scale the scale of the training series, for scaled errors
 * @param forecast the forecast; empty where the model could not be fitted
 * @param failure why it could not be fitted; empty where there is a forecast
 */
public record BacktestOrigin(
    int trainingSize,
    Instant cutoff,
    TimeSeries actuals,
    Scale scale,
    Optional<Forecast> forecast,
    Optional<String> failure) {

  /** Checks that there is either a forecast or a failure. */
  public BacktestOrigin {
    Checks.required("cutoff", cutoff);
    Checks.required("actuals", actuals);
    Checks.required("scale", scale);
    Checks.that(
        forecast.isPresent() != failure.isPresent(),
        "failure",
        "must be there if and only if there is no forecast");
  }

  /**
   * The accuracy of this forecast alone.
   *
   * @return the measures; empty where there is no forecast
   */
  public Optional<Accuracy> accuracy() {
    return forecast.map(made -> Accuracy.of(actuals, made, scale));
  }
}
