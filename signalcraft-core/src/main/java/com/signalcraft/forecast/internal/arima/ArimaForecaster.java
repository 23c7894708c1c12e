package com.signalcraft.forecast.internal.arima;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * Seasonal ARIMA models; see {@link com.signalcraft.forecast.Forecasters#arima(ArimaOptions)}.
 *
 * @param options the settings
 */
public record ArimaForecaster(ArimaOptions options) implements Forecaster {

  /** The name of fitted models in a kept state. */
  public static final String KIND = "arima";

  /**
   * Reads a fitted model.
   *
   * @param in the fields
   * @param history the history that it was fitted to
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    ArimaOptions options = ArimaState.readOptions(in);
    ArimaModel model = ArimaState.readModel(in, options.regressors());
    return new FittedArimaModel(new ArimaForecaster(options), model, history);
  }

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries history = Fits.regular(given);
    Fits.requireObserved(history, 1, "an ARIMA model");
    double[] values = history.values();
    Transform transform = Transform.of(values, options.lambda());
    double[] y = transform.there(values);
    Seasons seasons = Seasons.of(history, options);
    Completed series = Completed.of(y, seasons.lag());
    double[][] outside = new Regression(options.regressors(), List.of()).history(history);
    WaveChoice waves =
        WaveChoice.of(series.values(), outside, seasons.lag(), seasons.others(), options.limits());
    Regression regression = new Regression(options.regressors(), waves.seasons());
    double[][] columns = regression.history(history);
    Estimate estimate;
    if (options.order().isPresent()) {
      ArimaOrder order = options.order().get();
      int differences = order.d() + order.seasonalD();
      boolean constant = differences <= 1 && options.constant().orElse(differences == 0);
      estimate = ModelChoice.estimate(series, columns, order, constant, new double[0]);
    } else {
      Completed rest = new Completed(waves.rest(), series.missing(), series.observed());
      Estimate chosen = ModelChoice.choose(rest, outside, seasons.lag(), options);
      estimate =
          ModelChoice.estimate(series, columns, chosen.order(), chosen.constant(), chosen.free());
    }
    return new FittedArimaModel(this, model(estimate, regression, transform), history);
  }

  /**
   * The same model with its coefficients estimated anew on a longer history, from where they were.
   *
   * @param before the model
   * @param history the longer history
   * @return the model with new estimates
   */
  FittedForecaster refit(ArimaModel before, TimeSeries history) {
    Completed series =
        Completed.of(before.transform().there(history.values()), before.order().seasonLength());
    double[] free = new double[before.coefficients().length];
    ArmaObjective.toFree(before.order(), before.coefficients(), free);
    Estimate estimate =
        ModelChoice.estimate(
            series, before.regression().history(history), before.order(), before.constant(), free);
    return new FittedArimaModel(
        this, model(estimate, before.regression(), before.transform()), history);
  }

  private static ArimaModel model(Estimate estimate, Regression regression, Transform transform) {
    return new ArimaModel(
        estimate.order(),
        estimate.constant(),
        estimate.coefficients(),
        regression,
        estimate.regression(),
        estimate.sigma(),
        transform);
  }

  /** Such as {@code arima} or {@code arima(0,1,1)(0,1,1)[12]}. */
  @Override
  public String toString() {
    return "arima" + options.order().map(ArimaOrder::toString).orElse("");
  }
}
