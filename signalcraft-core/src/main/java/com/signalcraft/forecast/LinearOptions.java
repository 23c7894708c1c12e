package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the {@code linear} model. Immutable.
 *
 * @param trend whether a straight line over time is part of the model; default true
 * @param logarithm whether the model is fitted to the natural logarithm of the values, so that its
 *     parts multiply; every value must then be above zero; default false
 * @param robust whether outliers are kept from moving the fit (see {@link
 *     Forecasters#linear(LinearOptions)}); default false
 * @param seasonLengths the season lengths to consider, in steps, each 2 to {@value
 *     #MAX_SEASON_LENGTH}; an empty list for none; empty for those that {@link
 *     SeasonLengths#candidates} names for a calendar frequency and {@link SeasonLengths#detect}
 *     finds without one; default empty
 */
public record LinearOptions(
    boolean trend, boolean logarithm, boolean robust, Optional<List<Integer>> seasonLengths)
    implements Serializable {

  /** The longest season length, in steps. */
  public static final int MAX_SEASON_LENGTH = 1_000_000;

  private static final LinearOptions DEFAULTS =
      new LinearOptions(true, false, false, Optional.empty());

  /** Checks and copies the season lengths. */
  public LinearOptions {
    seasonLengths = SeasonLengths.checked(seasonLengths);
  }

  /**
   * A trend, no logarithm, seasons as the series suggests.
   *
   * @return the default settings
   */
  public static LinearOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with or without a trend.
   *
   * @param wanted whether a straight line over time is part of the model
   * @return the changed settings
   */
  public LinearOptions withTrend(boolean wanted) {
    return new LinearOptions(wanted, logarithm, robust, seasonLengths);
  }

  /**
   * The same on the logarithmic or the plain scale.
   *
   * @param wanted whether the model is fitted to the logarithm of the values
   * @return the changed settings
   */
  public LinearOptions withLogarithm(boolean wanted) {
    return new LinearOptions(trend, wanted, robust, seasonLengths);
  }

  /**
   * The same with or without resistance to outliers.
   *
   * @param wanted whether outliers are kept from moving the fit
   * @return the changed settings
   */
  public LinearOptions withRobust(boolean wanted) {
    return new LinearOptions(trend, logarithm, wanted, seasonLengths);
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public LinearOptions withSeasonLengths(List<Integer> lengths) {
    return new LinearOptions(
        trend, logarithm, robust, Optional.of(Checks.required("seasonLengths", lengths)));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
