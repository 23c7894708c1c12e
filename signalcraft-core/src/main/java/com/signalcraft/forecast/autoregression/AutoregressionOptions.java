package com.signalcraft.forecast.autoregression;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.SeasonLengths;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the autoregression. Immutable.
 *
 * @param seasonLengths the season lengths whose lags enter, in steps, each 2 to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; an empty list for none; empty for those that {@link
 *     SeasonLengths#suggested} names; default empty
 * @param logarithm whether the model is fitted to the natural logarithm of the values, all of which
 *     must then be above zero; default false
 * @param differenced whether the model is fitted to the changes from step to step, for a level that
 *     wanders; default false
 * @param ridge the penalty on the squared coefficients of the standardised values, as a share of
 *     the number of observations, 0 to 1; default {@value #DEFAULT_RIDGE}
 */
public record AutoregressionOptions(
    Optional<List<Integer>> seasonLengths, boolean logarithm, boolean differenced, double ridge)
    implements Serializable {

  /** The penalty unless said otherwise. */
  public static final double DEFAULT_RIDGE = 1e-4;

  private static final AutoregressionOptions DEFAULTS =
      new AutoregressionOptions(Optional.empty(), false, false, DEFAULT_RIDGE);

  /** Checks the ranges and copies the season lengths. */
  public AutoregressionOptions {
    seasonLengths = SeasonLengths.checked(seasonLengths);
    Checks.that(ridge >= 0 && ridge <= 1, "ridge", "must be between 0 and 1, was " + ridge);
  }

  /**
   * Seasons as the series suggests, the values as they are.
   *
   * @return the default settings
   */
  public static AutoregressionOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public AutoregressionOptions withSeasonLengths(List<Integer> lengths) {
    return new AutoregressionOptions(
        Optional.of(Checks.required("seasonLengths", lengths)), logarithm, differenced, ridge);
  }

  /**
   * The same on the logarithmic or the plain scale.
   *
   * @param wanted whether the model is fitted to the logarithm of the values
   * @return the changed settings
   */
  public AutoregressionOptions withLogarithm(boolean wanted) {
    return new AutoregressionOptions(seasonLengths, wanted, differenced, ridge);
  }

  /**
   * The same for values or for their changes.
   *
   * @param wanted whether the model is fitted to the changes from step to step
   * @return the changed settings
   */
  public AutoregressionOptions withDifferenced(boolean wanted) {
    return new AutoregressionOptions(seasonLengths, logarithm, wanted, ridge);
  }

  /**
   * The same with another penalty.
   *
   * @param share the penalty as a share of the number of observations, 0 to 1
   * @return the changed settings
   */
  public AutoregressionOptions withRidge(double share) {
    return new AutoregressionOptions(seasonLengths, logarithm, differenced, share);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
