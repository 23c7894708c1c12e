package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import java.util.Map;

/**
 * The columns of the regression at some times, made row by row. Not changed once made; safe for
 * several threads that fill rows of their own.
 */
final class Rows {

  private static final int[] NONE = {};

  private final Structure structure;
  private final long[] wall;
  private final double[][] conditions;
  private final double[][] regressors;
  private final Map<Long, int[]> holidays;

  /** Looks up what outside values the times have. */
  Rows(Structure structure, Scales scales, WallClock clock, long[] epochMillis) {
    this.structure = structure;
    this.wall = clock.at(epochMillis);
    this.conditions = new double[structure.seasons().size()][];
    for (int s = 0; s < conditions.length; s++) {
      Season season = structure.seasons().get(s);
      conditions[s] =
          season
              .condition()
              .map(given -> Covering.at("condition", given, epochMillis))
              .orElseGet(() -> new double[0]);
      for (double value : conditions[s]) {
        Checks.that(
            value == 0 || value == 1,
            "condition",
            "must be 0 or 1, was " + value + " for the season \"" + season.name() + "\"");
      }
    }
    this.regressors = new double[structure.options().regressors().size()][];
    for (int j = 0; j < regressors.length; j++) {
      ProphetRegressor given = structure.options().regressors().get(j);
      regressors[j] = given.regressor().at(epochMillis);
      scales.standardise(j, regressors[j]);
    }
    this.holidays =
        HolidayDays.byDay(
            structure.options().holidays(), structure.holidays(), structure.dense(), wall);
  }

  int size() {
    return wall.length;
  }

  /** The time on the wall, in milliseconds. */
  long wall(int row) {
    return wall[row];
  }

  /** Writes the columns of seasons and regressors. */
  void fill(int row, double[] into) {
    int column = 0;
    for (int s = 0; s < conditions.length; s++) {
      Season season = structure.seasons().get(s);
      double[] condition = conditions[s];
      double weight = condition.length == 0 ? 1 : condition[row];
      fillWaves(wall[row], season, weight, into, column);
      column += 2 * season.order();
    }
    for (double[] values : regressors) {
      into[column++] = values[row];
    }
  }

  /** The columns of holidays that are 1; the same array for the same day, not to be changed. */
  int[] holidays(int row) {
    return holidays.isEmpty() ? NONE : holidays.getOrDefault(HolidayDays.dayOf(wall[row]), NONE);
  }

  /** Sine and cosine of the multiples of an angle, by the theorem of addition. */
  private static void fillWaves(long wall, Season season, double weight, double[] into, int from) {
    double turns = wall / (season.period() * WallClock.DAY);
    double angle = 2 * Math.PI * (turns - Math.floor(turns));
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double s = weight * sine;
    double c = weight * cosine;
    int to = from + 2 * season.order();
    for (int j = from; j < to; j += 2) {
      into[j] = s;
      into[j + 1] = c;
      double next = s * cosine + c * sine;
      c = c * cosine - s * sine;
      s = next;
    }
  }
}
