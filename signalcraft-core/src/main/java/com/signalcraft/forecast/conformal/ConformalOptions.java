package com.signalcraft.forecast.conformal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Refit;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * Settings of conformal intervals. Immutable.
 *
 * @param origins from how many points in time of the history's second half forecasts are made to
 *     see how far they are off, {@value #LEAST_ORIGINS} to 1,000; default {@value
 *     #DEFAULT_ORIGINS}. A short history has fewer; with fewer than {@value #LEAST_ORIGINS} the
 *     model's own intervals are given
 * @param horizon how many steps ahead these forecasts reach, best the horizon that will be asked
 *     for, 1 to {@value Horizon#MAX_STEPS}; empty for two of the shortest seasons, bounded to 6 to
 *     60 steps; default empty. Intervals further ahead go on growing as those within do
 * @param refit what is found anew at each of these points in time: nothing (the model of the
 *     earliest one runs on, which is quickest), the parameters, or the whole model; default {@link
 *     Refit#NONE}
 * @param rate how fast the intervals widen after an actual value outside of them and narrow after
 *     one inside, 0 (not at all) to 0.5; default {@value #DEFAULT_RATE}
 */
public record ConformalOptions(int origins, OptionalInt horizon, Refit refit, double rate)
    implements Serializable {

  /** The least origins with which intervals are made from residuals. */
  public static final int LEAST_ORIGINS = 20;

  /** How many origins there are unless said otherwise. */
  public static final int DEFAULT_ORIGINS = 40;

  /** The rate unless said otherwise, as in the experiments of Gibbs and Candès. */
  public static final double DEFAULT_RATE = 0.005;

  private static final ConformalOptions DEFAULTS =
      new ConformalOptions(DEFAULT_ORIGINS, OptionalInt.empty(), Refit.NONE, DEFAULT_RATE);

  /** Checks the ranges. */
  public ConformalOptions {
    Checks.between("origins", origins, LEAST_ORIGINS, 1_000);
    Checks.required("horizon", horizon)
        .ifPresent(steps -> Checks.between("horizon", steps, 1, Horizon.MAX_STEPS));
    Checks.required("refit", refit);
    Checks.that(rate >= 0 && rate <= 0.5, "rate", "must be between 0 and 0.5, was " + rate);
  }

  /**
   * Forty origins, the horizon as the series suggests, nothing found anew.
   *
   * @return the default settings
   */
  public static ConformalOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with a given number of origins.
   *
   * @param count from how many points in time forecasts are made, {@value #LEAST_ORIGINS} to 1,000
   * @return the changed settings
   */
  public ConformalOptions withOrigins(int count) {
    return new ConformalOptions(count, horizon, refit, rate);
  }

  /**
   * The same for a given horizon.
   *
   * @param steps how many steps ahead the forecasts reach
   * @return the changed settings
   */
  public ConformalOptions withHorizon(int steps) {
    return new ConformalOptions(origins, OptionalInt.of(steps), refit, rate);
  }

  /**
   * The same with what is found anew at each origin.
   *
   * @param what nothing, the parameters or the whole model
   * @return the changed settings
   */
  public ConformalOptions withRefit(Refit what) {
    return new ConformalOptions(origins, horizon, what, rate);
  }

  /**
   * The same with a given rate.
   *
   * @param perMiss how fast the intervals follow what comes, 0 to 0.5
   * @return the changed settings
   */
  public ConformalOptions withRate(double perMiss) {
    return new ConformalOptions(origins, horizon, refit, perMiss);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
