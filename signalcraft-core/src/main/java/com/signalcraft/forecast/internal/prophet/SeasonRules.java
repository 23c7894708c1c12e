package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.series.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which seasons a history gets: the automatic rules of Prophet (Taylor and Letham, 2018, and the
 * published defaults). Stateless.
 */
final class SeasonRules {

  private static final double YEAR = 365.25;

  private SeasonRules() {}

  static List<Season> decide(
      ProphetOptions options, Observations observations, Frequency frequency) {
    SeasonalityOptions wanted = options.seasonalities();
    boolean calendar = observations.clock().calendar();
    long span = observations.lastWall() - observations.firstWall();
    long step = observations.leastDistance();
    long day = WallClock.DAY;
    List<Season> seasons = new ArrayList<>();
    for (Seasonality custom : wanted.custom()) {
      seasons.add(
          new Season(
              custom.name(),
              custom.period(),
              custom.order(),
              custom.priorScale().orElse(wanted.priorScale()),
              custom.mode().orElse(wanted.mode()) == Mode.MULTIPLICATIVE,
              custom.condition()));
    }
    boolean yearly = calendar && span >= 730 * day;
    boolean weekly = calendar && span >= 14 * day && step < 7 * day;
    boolean daily = calendar && span >= 2 * day && step < day;
    addBuiltIn(seasons, "yearly", YEAR, order(wanted.yearly(), yearly, 10), wanted);
    addBuiltIn(seasons, "weekly", 7, order(wanted.weekly(), weekly, 3), wanted);
    addBuiltIn(seasons, "daily", 1, order(wanted.daily(), daily, 4), wanted);
    return options.departures().cappedOrder() ? capped(seasons, frequency, calendar) : seasons;
  }

  private static int order(OptionalInt wanted, boolean automatic, int usual) {
    return wanted.orElse(automatic ? usual : 0);
  }

  private static void addBuiltIn(
      List<Season> seasons, String name, double period, int order, SeasonalityOptions options) {
    if (order > 0 && seasons.stream().noneMatch(season -> season.name().equals(name))) {
      boolean multiplicative = options.mode() == Mode.MULTIPLICATIVE;
      seasons.add(
          new Season(name, period, order, options.priorScale(), multiplicative, Optional.empty()));
    }
  }

  /** Orders below half the number of steps in a season; others alias (Nyquist). */
  private static List<Season> capped(List<Season> seasons, Frequency frequency, boolean calendar) {
    double stepDays = calendar ? frequency.meanLength().toMillis() / (double) WallClock.DAY : 1;
    List<Season> capped = new ArrayList<>();
    for (Season season : seasons) {
      // A year of the calendar is a hair longer than twelve mean months.
      double steps = season.period() / stepDays * (1 - 1e-4);
      int order = (int) Math.min(season.order(), Math.ceil(steps / 2) - 1);
      if (order > 0) {
        capped.add(
            new Season(
                season.name(),
                season.period(),
                order,
                season.priorScale(),
                season.multiplicative(),
                season.condition()));
      }
    }
    return capped;
  }
}
