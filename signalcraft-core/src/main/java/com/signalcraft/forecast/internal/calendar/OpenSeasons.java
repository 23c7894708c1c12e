package com.signalcraft.forecast.internal.calendar;

import java.util.ArrayList;
import java.util.List;

/** The season lengths of a series of open steps alone. Stateless. */
final class OpenSeasons {

  private static final double WEEKS_A_YEAR = 365.25 / 7;

  private OpenSeasons() {}

  /**
   * Of how many steps days, weeks and years are, by what the steps of one week are: the day where
   * all open days have as many, the week, and for days the year; those that the series spans twice.
   *
   * @param week what each step of a week is, from any time on
   * @param stepsADay how many steps a day has, open or not
   * @param size how many open steps the series has
   */
  static List<Integer> of(StepTimes.Kind[] week, int stepsADay, int size) {
    int weekly = 0;
    for (StepTimes.Kind kind : week) {
      weekly += kind == StepTimes.Kind.CLOSED ? 0 : 1;
    }
    List<Integer> lengths = new ArrayList<>();
    int daily = stepsADay > 1 ? daily(week, stepsADay) : 0;
    if (daily > 1) {
      lengths.add(daily);
    }
    if (weekly > 1 && weekly != daily) {
      lengths.add(weekly);
    }
    if (stepsADay == 1) {
      lengths.add((int) Math.round(WEEKS_A_YEAR * weekly));
    }
    return lengths.stream().filter(length -> size / 2 >= length && length > 1).toList();
  }

  /** How many steps each open day has; 0 where they differ. */
  private static int daily(StepTimes.Kind[] week, int stepsADay) {
    int common = 0;
    for (int day = 0; day + stepsADay <= week.length; day += stepsADay) {
      int open = 0;
      for (int i = day; i < day + stepsADay; i++) {
        open += week[i] == StepTimes.Kind.CLOSED ? 0 : 1;
      }
      if (open > 0 && common > 0 && open != common) {
        return 0;
      }
      common = Math.max(common, open);
    }
    return common;
  }
}
