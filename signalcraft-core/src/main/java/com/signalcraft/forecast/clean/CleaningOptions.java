package com.signalcraft.forecast.clean;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the search for outliers and level shifts. Immutable.
 *
 * @param seasonLengths the season lengths to take out first, in steps, each 2 to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; an empty list for none; empty for those that {@link
 *     com.signalcraft.forecast.SeasonLengths} names and that the values show; those of which the
 *     series spans less than four are left in; default empty
 * @param outliers what becomes of outliers; default {@link OutlierTreatment#REPLACE}
 * @param shifts what becomes of level shifts; default {@link ShiftTreatment#ADJUST}
 * @param fence how many interquartile ranges beyond the quartiles an outlier lies, above 0; default
 *     3
 */
public record CleaningOptions(
    Optional<List<Integer>> seasonLengths,
    OutlierTreatment outliers,
    ShiftTreatment shifts,
    double fence)
    implements Serializable {

  private static final CleaningOptions DEFAULTS =
      new CleaningOptions(Optional.empty(), OutlierTreatment.REPLACE, ShiftTreatment.ADJUST, 3);

  /** Checks the ranges and copies the season lengths. */
  public CleaningOptions {
    seasonLengths = Checks.required("seasonLengths", seasonLengths).map(CleaningOptions::checked);
    Checks.required("outliers", outliers);
    Checks.required("shifts", shifts);
    Checks.that(
        fence > 0 && fence <= Double.MAX_VALUE,
        "fence",
        "must be above 0 and finite, was " + fence);
  }

  private static List<Integer> checked(List<Integer> lengths) {
    for (int length : lengths) {
      Checks.between("seasonLengths", length, 2, LinearOptions.MAX_SEASON_LENGTH);
    }
    return lengths.stream().distinct().sorted().toList();
  }

  /**
   * Seasons as the series suggests; outliers replaced, level shifts evened out.
   *
   * @return the default settings
   */
  public static CleaningOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public CleaningOptions withSeasonLengths(List<Integer> lengths) {
    return new CleaningOptions(
        Optional.of(Checks.required("seasonLengths", lengths)), outliers, shifts, fence);
  }

  /**
   * The same with another treatment of outliers.
   *
   * @param treatment what becomes of outliers
   * @return the changed settings
   */
  public CleaningOptions withOutliers(OutlierTreatment treatment) {
    return new CleaningOptions(seasonLengths, treatment, shifts, fence);
  }

  /**
   * The same with another treatment of level shifts.
   *
   * @param treatment what becomes of level shifts
   * @return the changed settings
   */
  public CleaningOptions withShifts(ShiftTreatment treatment) {
    return new CleaningOptions(seasonLengths, outliers, treatment, fence);
  }

  /**
   * The same with another fence.
   *
   * @param ranges how many interquartile ranges beyond the quartiles an outlier lies, above 0
   * @return the changed settings
   */
  public CleaningOptions withFence(double ranges) {
    return new CleaningOptions(seasonLengths, outliers, shifts, ranges);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
