package com.signalcraft.forecast.diagnostic;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a fitted model left of its history, and whether that is noise. Immutable.
 *
 * @param count how many residuals there are
 * @param mean their mean, in the series' unit; away from 0 where the model is biased; NaN without
 *     residuals
 * @param standardDeviation their standard deviation about the mean, in the series' unit; NaN for
 *     fewer than two
 * @param autocorrelations their correlations with themselves at lags of 1 step and more, each −1 to
 *     1; pairs with a missing residual are left out
 * @param ljungBox whether they are correlated in time; empty for too few or constant residuals
 * @param jarqueBera whether they are normally distributed; empty for constant residuals
 * @param likelihood the likelihood and the information criteria of the model; empty for a model
 *     that is not fitted by maximum likelihood
 */
@SuppressWarnings("ArrayRecordComponent") // the accessor and the constructor copy
public record Diagnostics(
    int count,
    double mean,
    double standardDeviation,
    double[] autocorrelations,
    Optional<LjungBox> ljungBox,
    Optional<JarqueBera> jarqueBera,
    Optional<Likelihood> likelihood) {

  /** Residuals whose spread is below this share of their size differ by rounding alone. */
  private static final double ROUNDING = 1e-12;

  private static final int LAGS_WITHOUT_SEASON = 10;
  private static final int SHARE = 5;
  private static final int MOST_LAGS = 1_000;

  /** Copies the autocorrelations. */
  public Diagnostics {
    autocorrelations = autocorrelations.clone();
    Checks.required("ljungBox", ljungBox);
    Checks.required("jarqueBera", jarqueBera);
    Checks.required("likelihood", likelihood);
  }

  /**
   * The autocorrelations.
   *
   * @return a new array, that of lag 1 first
   */
  @Override
  public double[] autocorrelations() {
    return autocorrelations.clone();
  }

  /**
   * The diagnostics of a model with the usual lags (Hyndman and Athanasopoulos, Forecasting:
   * Principles and Practice, 3rd ed., section 5.4): two seasons, or 10 without a season, at most a
   * fifth of the residuals and at least three more than estimated parameters. These are those of
   * the likelihood without the variance, and 0 for a model without one. At most 1,000 lags.
   *
   * @param model the model
   * @return the diagnostics
   */
  public static Diagnostics of(FittedForecaster model) {
    TimeSeries residuals = Checks.required("model", model).residuals();
    int parameters = model.likelihood().map(l -> Math.max(0, l.parameters() - 1)).orElse(0);
    int season = SeasonLengths.primary(model.history());
    long usual = season > 1 ? 2L * season : LAGS_WITHOUT_SEASON;
    int count = residuals.size() - residuals.missingCount();
    long lags = Math.min(usual, Math.round((double) count / SHARE));
    lags = Math.min(MOST_LAGS, Math.max(parameters + 3L, lags));
    return of(model, (int) lags, parameters);
  }

  /**
   * The diagnostics of a model with given lags.
   *
   * @param model the model
   * @param lags up to which lag the residuals are looked at, 1 to 100,000
   * @param parameters how many estimated parameters the test of Ljung and Box takes off its degrees
   *     of freedom, fewer than lags
   * @return the diagnostics; without that test where there are not more residuals than lags
   */
  public static Diagnostics of(FittedForecaster model, int lags, int parameters) {
    Checks.required("model", model);
    Checks.between("lags", lags, 1, 100_000);
    Checks.between("parameters", parameters, 0, lags - 1);
    double[] given = model.residuals().values();
    double[] known = Arrays.stream(given).filter(r -> !Double.isNaN(r)).toArray();
    int n = known.length;
    // Large residuals are made small, so that their fourth powers are not too large.
    double unit = Math.max(Double.MIN_NORMAL, largest(known));
    double mean = 0;
    for (double r : known) {
      mean += r / unit / n;
    }
    double[] moments = new double[3];
    for (double r : known) {
      double d = r / unit - mean;
      moments[0] += d * d / n;
      moments[1] += d * d * d / n;
      moments[2] += d * d * d * d / n;
    }
    boolean spread = n > 1 && Math.sqrt(moments[0]) > ROUNDING;
    double[] r =
        spread ? autocorrelations(given, mean, unit, Math.min(lags, n - 1)) : new double[0];
    return new Diagnostics(
        n,
        n > 0 ? mean * unit : Double.NaN,
        n > 1 ? Math.sqrt(moments[0] * n / (n - 1.0)) * unit : Double.NaN,
        r,
        spread && lags < n ? Optional.of(LjungBox.of(r, n, lags, parameters)) : Optional.empty(),
        spread
            ? Optional.of(JarqueBera.of(n, moments[0], moments[1], moments[2]))
            : Optional.empty(),
        model.likelihood());
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double[] autocorrelations(double[] residuals, double mean, double unit, int lags) {
    double[] d = new double[residuals.length];
    double squares = 0;
    for (int i = 0; i < d.length; i++) {
      d[i] = Double.isNaN(residuals[i]) ? 0 : residuals[i] / unit - mean;
      squares += d[i] * d[i];
    }
    double[] r = new double[lags];
    for (int k = 1; k <= lags; k++) {
      double sum = 0;
      for (int i = k; i < d.length; i++) {
        sum += d[i] * d[i - k];
      }
      r[k - 1] = sum / squares;
    }
    return r;
  }
}
