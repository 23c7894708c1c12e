package com.signalcraft.forecast.internal.conformal;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import java.util.Arrays;

/**
 * A forecast and the unit that its residuals are measured in at each step: the half width of the
 * model's own band above and below the mean, or 1. Immutable.
 */
final class Steps {

  private static final Level UNIT = Level.P80;

  private final Forecast forecast;
  private final double[] mean;
  private final double[] above;
  private final double[] below;

  private Steps(Forecast forecast, double[] above, double[] below) {
    this.forecast = forecast;
    this.mean = forecast.mean().values();
    this.above = above;
    this.below = below;
  }

  /** The forecast of so many steps. */
  static Steps of(FittedForecaster model, Horizon horizon, boolean byOwnBand) {
    if (!byOwnBand) {
      Forecast forecast = model.predict(horizon);
      double[] ones = new double[forecast.mean().size()];
      Arrays.fill(ones, 1);
      return new Steps(forecast, ones, ones);
    }
    Forecast forecast = model.predict(horizon, UNIT);
    Band band = forecast.band(UNIT);
    double[] above = band.upper();
    double[] below = band.lower();
    for (int h = 0; h < above.length; h++) {
      double at = forecast.mean().valueAt(h);
      above[h] -= at;
      below[h] = at - below[h];
    }
    return new Steps(forecast, above, below);
  }

  Forecast forecast() {
    return forecast;
  }

  int size() {
    return mean.length;
  }

  double mean(int step) {
    return mean[step];
  }

  /** The unit of a residual at a step, counted from 0. */
  double unit(int step, boolean isAbove) {
    return isAbove ? above[step] : below[step];
  }

  /** The residual of an actual value in its unit; NaN where either is missing. */
  double residual(int step, double actual) {
    double error = actual - mean[step];
    double unit = unit(step, error >= 0);
    if (error == 0) {
      return 0;
    }
    double residual = error / unit;
    return unit > 0 && Double.isFinite(residual) ? residual : Double.NaN;
  }
}
