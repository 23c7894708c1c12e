package com.signalcraft.forecast.internal.decompose;

import com.signalcraft.common.Checks;
import java.util.OptionalInt;

/**
 * What STL is told (Cleveland et al., 1990, section 2). Windows are in steps and odd; curves are
 * found by regression at every tenth of a window.
 *
 * @param period the season length, at least 2
 * @param seasonalWindow the window of a position's values over the seasons, in seasons, at least 3;
 *     empty for a season that never changes
 * @param seasonalDegree 0 or 1
 * @param trendWindow the window of the trend
 * @param trendDegree 0 or 1
 * @param lowPassWindow the window of the low-pass filter
 * @param inner how often season and trend are found in turn, at least 1
 * @param outer how often outliers are given less weight after that; 0 for never
 */
public record StlSettings(
    int period,
    OptionalInt seasonalWindow,
    int seasonalDegree,
    int trendWindow,
    int trendDegree,
    int lowPassWindow,
    int inner,
    int outer) {

  /** Checks the ranges. */
  public StlSettings {
    Checks.between("period", period, 2, Integer.MAX_VALUE / 4);
    seasonalWindow.ifPresent(window -> checkWindow("seasonalWindow", window));
    Checks.between("seasonalDegree", seasonalDegree, 0, 1);
    checkWindow("trendWindow", trendWindow);
    Checks.between("trendDegree", trendDegree, 0, 1);
    checkWindow("lowPassWindow", lowPassWindow);
    Checks.between("inner", inner, 1, 1_000);
    Checks.between("outer", outer, 0, 1_000);
  }

  /**
   * The usual settings: a local constant for the season, a local line for the trend, its window the
   * least odd number from 1.5·period/(1 − 1.5/seasonalWindow) on (Cleveland et al., 1990, section
   * 3.4; above 1.5·period for a season that never changes), the low-pass window the least odd one
   * from the period; two inner rounds, or one with 15 outer ones where it is to be robust.
   *
   * @param period the season length in steps, at least 2
   * @param seasonalWindow in seasons, odd, at least 3; empty for a season that never changes
   * @param robust whether outliers count less
   * @return the settings
   */
  public static StlSettings of(int period, OptionalInt seasonalWindow, boolean robust) {
    double stretched =
        seasonalWindow.isPresent()
            ? Math.ceil(1.5 * period / (1 - 1.5 / seasonalWindow.getAsInt()))
            : Math.floor(1.5 * period) + 1;
    return new StlSettings(
        period,
        seasonalWindow,
        0,
        odd((int) stretched),
        1,
        odd(period),
        robust ? 1 : 2,
        robust ? 15 : 0);
  }

  /**
   * The same with a local line for the season, or a constant.
   *
   * @param degree 0 or 1
   * @return the changed settings
   */
  public StlSettings withSeasonalDegree(int degree) {
    return new StlSettings(
        period, seasonalWindow, degree, trendWindow, trendDegree, lowPassWindow, inner, outer);
  }

  /** The least odd number from a number on. */
  static int odd(int least) {
    return least | 1;
  }

  /** How many steps lie between two points found by regression. */
  static int jump(int window) {
    return (window + 9) / 10;
  }

  private static void checkWindow(String field, int window) {
    Checks.that(window >= 3 && window % 2 == 1, field, "must be odd and at least 3, was " + window);
  }
}
