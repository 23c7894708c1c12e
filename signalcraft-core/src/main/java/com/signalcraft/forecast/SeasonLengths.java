package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Season lengths: those that a calendar suggests, and those that the values show. All lengths are
 * in steps of the series. Stateless.
 */
public final class SeasonLengths {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;

  /** The mean year of the Gregorian calendar to a quarter of a day. */
  private static final double YEAR = 365.25 * DAY;

  private SeasonLengths() {}

  /**
   * The season lengths that a series' frequency suggests and of which it spans at least two
   * seasons: of minutes the hour, the day, the week and the year; of hours day, week and year (24,
   * 168, 8766); of days week and year (7, 365); of business days week and year (5, 261); of weeks
   * 52; of months 12; of quarters 4; and the like for a step of several units, where a season is a
   * whole number of steps.
   *
   * @param series the series; missing values count towards its span
   * @return the lengths, shortest first; empty without a calendar, for years, and where the
   *     frequency is not known
   */
  public static List<Integer> candidates(TimeSeries series) {
    List<Integer> spanned = new ArrayList<>();
    for (int length : series.frequency().map(SeasonLengths::of).orElse(List.of())) {
      if (series.size() / 2 >= length) {
        spanned.add(length);
      }
    }
    return List.copyOf(spanned);
  }

  /**
   * The season lengths to start from: {@link #candidates} with a calendar, {@link #detect} without
   * one.
   *
   * @param series the series
   * @return the lengths, shortest first; with a calendar also those that the series is too short
   *     for
   */
  public static List<Integer> suggested(TimeSeries series) {
    return hasCalendar(series) ? candidates(series) : detect(series);
  }

  /** Whether the steps are of a known length in time. */
  static boolean hasCalendar(TimeSeries series) {
    return series.frequency().filter(f -> f.unit() != FrequencyUnit.INDEX).isPresent();
  }

  private static List<Integer> of(Frequency frequency) {
    int amount = frequency.amount();
    return switch (frequency.unit()) {
      case INDEX, YEAR -> List.of();
      case SECOND -> elapsed(amount * SECOND);
      case MINUTE -> elapsed(amount * MINUTE);
      case HOUR -> elapsed(amount * HOUR);
      case DAY -> elapsed(amount * DAY);
      case BUSINESS_DAY -> amount == 1 ? List.of(5, 261) : List.of();
      case WEEK -> elapsed(amount * WEEK);
      case MONTH -> exact(12, amount);
      case QUARTER -> exact(4, amount);
    };
  }

  private static List<Integer> elapsed(long stepMillis) {
    List<Integer> lengths = new ArrayList<>();
    long[] periods = {MINUTE, HOUR, DAY, WEEK};
    for (long period : periods) {
      if (period % stepMillis == 0 && period > stepMillis) {
        lengths.add((int) (period / stepMillis));
      }
    }
    long year = Math.round(YEAR / stepMillis);
    if (year >= 2) {
      lengths.add((int) Math.min(year, LinearOptions.MAX_SEASON_LENGTH + 1L));
    }
    lengths.removeIf(length -> length > LinearOptions.MAX_SEASON_LENGTH);
    return lengths;
  }

  private static List<Integer> exact(int units, int amount) {
    return units % amount == 0 && units > amount ? List.of(units / amount) : List.of();
  }

  /**
   * The season lengths that the values show. With a calendar those of {@link #candidates} are
   * tested, each in what the shorter ones leave. Without one, lengths near the highest local maxima
   * of the autocorrelation of the differenced and of the detrended series are tested, from 2 to a
   * third of the series, at most 1,000; the one that explains most is taken. If one of its divisors
   * explains at least 60 % as much, that is taken instead, and the length beside it only if it is
   * clear in what the divisor leaves (so hours give 24 and 168, but months no 24).
   *
   * <p>The test of a length m: the trend, a centred moving average over m, is taken off; the rest,
   * one row for each season, is put to an analysis of variance of the m positions against the
   * scatter within them, with degrees of freedom corrected for autocorrelated noise (Box, 1954). A
   * length counts where the probability of so large an F is below 0.01, divided by the number of
   * lengths that could have been taken, and {@link #strength} is at least 0.1 with a calendar and
   * 0.3 without one. White noise and random walks so give none, but for rare chances.
   *
   * @param series the series; missing values are interpolated, and of a long series the last 20,000
   *     values are looked at
   * @return the lengths, shortest first; empty where there is no clear season
   */
  public static List<Integer> detect(TimeSeries series) {
    return SeasonDetector.detect(series);
  }

  /**
   * The one season length to start from: the first of {@link #candidates} with a calendar, the
   * first of {@link #detect} without one.
   *
   * @param series the series
   * @return the length, or 1 where there is none
   */
  public static int primary(TimeSeries series) {
    List<Integer> lengths = suggested(series);
    return lengths.isEmpty() ? 1 : lengths.get(0);
  }

  /**
   * How much of a series' variance about its trend a season explains: one less the ratio of the
   * variances of the remainder and of the detrended series, each by its degrees of freedom, so that
   * noise gives about 0 however short the series. After Wang, Smith and Hyndman (2006),
   * Characteristic-based clustering for time series data, with an adjustment for the number of
   * effects.
   *
   * @param series the series; missing values are interpolated, and of a long series the last 20,000
   *     values, or three seasons if those are more, are looked at
   * @param length the season length in steps, at least 2
   * @return 0 for no season to 1 for nothing else; 0 where the series spans less than two seasons
   *     or is constant
   */
  public static double strength(TimeSeries series, int length) {
    Checks.between("length", length, 2, LinearOptions.MAX_SEASON_LENGTH);
    return SeasonDetector.strength(series, length);
  }

  /** Copies season lengths given by the caller, each one once, shortest first. */
  static Optional<List<Integer>> checked(Optional<List<Integer>> lengths) {
    return Checks.required("seasonLengths", lengths)
        .map(
            list -> {
              for (int length : list) {
                Checks.between("seasonLengths", length, 2, LinearOptions.MAX_SEASON_LENGTH);
              }
              return list.stream().distinct().sorted().toList();
            });
  }
}
