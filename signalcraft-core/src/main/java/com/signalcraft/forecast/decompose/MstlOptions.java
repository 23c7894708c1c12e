package com.signalcraft.forecast.decompose;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.SeasonLengths;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the decomposition by STL and MSTL. Immutable.
 *
 * @param seasonLengths the season lengths in steps, each 2 to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; an empty list for none; empty for those that {@link
 *     SeasonLengths#suggested} names; default empty. A season counts where the series is longer
 *     than two of it.
 * @param seasonalWindow how many seasons count for the effect of a position at a time, odd, at
 *     least 3; empty for 11 of the shortest season, 15 of the next and 4 more for each after it
 *     (Bandara, Hyndman and Bergmeir, 2021); default empty
 * @param fixedSeasons whether the effect of each position is the same at all times, whatever the
 *     window; default false
 * @param logarithm whether the logarithm is decomposed, so that the parts multiply; every value
 *     must then be above zero; default false
 * @param robust whether outliers count less; default false
 * @param iterations how often several seasons are found in turn, 1 to 100; default 2
 */
public record MstlOptions(
    Optional<List<Integer>> seasonLengths,
    OptionalInt seasonalWindow,
    boolean fixedSeasons,
    boolean logarithm,
    boolean robust,
    int iterations)
    implements Serializable {

  private static final MstlOptions DEFAULTS =
      new MstlOptions(Optional.empty(), OptionalInt.empty(), false, false, false, 2);

  /** Checks the ranges and copies the season lengths. */
  public MstlOptions {
    seasonLengths = SeasonLengths.checked(seasonLengths);
    Checks.required("seasonalWindow", seasonalWindow)
        .ifPresent(
            window ->
                Checks.that(
                    window >= 3 && window % 2 == 1 && window < Integer.MAX_VALUE / 4,
                    "seasonalWindow",
                    "must be odd and at least 3, was " + window));
    Checks.between("iterations", iterations, 1, 100);
  }

  /**
   * Seasons as the series suggests, which may change in the usual windows; parts that add up.
   *
   * @return the default settings
   */
  public static MstlOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public MstlOptions withSeasonLengths(List<Integer> lengths) {
    return new MstlOptions(
        Optional.of(Checks.required("seasonLengths", lengths)),
        seasonalWindow,
        fixedSeasons,
        logarithm,
        robust,
        iterations);
  }

  /**
   * The same with another window of the seasons.
   *
   * @param seasons how many seasons, odd, at least 3
   * @return the changed settings
   */
  public MstlOptions withSeasonalWindow(int seasons) {
    return new MstlOptions(
        seasonLengths, OptionalInt.of(seasons), fixedSeasons, logarithm, robust, iterations);
  }

  /**
   * The same with seasons that never change, or may.
   *
   * @param wanted whether they never change
   * @return the changed settings
   */
  public MstlOptions withFixedSeasons(boolean wanted) {
    return new MstlOptions(seasonLengths, seasonalWindow, wanted, logarithm, robust, iterations);
  }

  /**
   * The same on the logarithmic or the plain scale.
   *
   * @param wanted whether the logarithm is decomposed
   * @return the changed settings
   */
  public MstlOptions withLogarithm(boolean wanted) {
    return new MstlOptions(seasonLengths, seasonalWindow, fixedSeasons, wanted, robust, iterations);
  }

  /**
   * The same with or without less weight for outliers.
   *
   * @param wanted whether outliers count less
   * @return the changed settings
   */
  public MstlOptions withRobust(boolean wanted) {
    return new MstlOptions(
        seasonLengths, seasonalWindow, fixedSeasons, logarithm, wanted, iterations);
  }

  /**
   * The same with several seasons found more or less often.
   *
   * @param times how often
   * @return the changed settings
   */
  public MstlOptions withIterations(int times) {
    return new MstlOptions(seasonLengths, seasonalWindow, fixedSeasons, logarithm, robust, times);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
