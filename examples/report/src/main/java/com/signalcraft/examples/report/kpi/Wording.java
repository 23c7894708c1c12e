package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.chart.NumberText;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How numbers and moments of one KPI are written for a person. Immutable. */
public final class Wording {

  private static final DateTimeFormatter MINUTE = pattern("EEE d MMM uuuu, HH:mm");
  private static final DateTimeFormatter SECOND = pattern("EEE d MMM uuuu, HH:mm:ss");
  private static final DateTimeFormatter CLOCK = pattern("HH:mm");
  private static final DateTimeFormatter CLOCK_SECOND = pattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("EEE d MMM uuuu");
  private static final DateTimeFormatter PLAIN_DAY = pattern("d MMM uuuu");
  private static final DateTimeFormatter MONTH = pattern("MMMM uuuu");
  private static final DateTimeFormatter QUARTER = pattern("QQQ uuuu");
  private static final DateTimeFormatter YEAR = pattern("uuuu");
  private static final DateTimeFormatter STAMP = pattern("d MMM uuuu HH:mm 'UTC'");

  private final FrequencyUnit unit;
  private final int amount;
  private final ZoneId zone;
  private final NumberText numbers;

  private Wording(Frequency frequency, ZoneId zone, NumberText numbers) {
    this.unit = frequency.unit();
    this.amount = frequency.amount();
    this.zone = zone;
    this.numbers = numbers;
  }

  /**
   * The wording for a series.
   *
   * @param series the series, regular
   * @return the wording
   */
  public static Wording of(TimeSeries series) {
    double[] magnitudes =
        Arrays.stream(series.values()).filter(Double::isFinite).map(Math::abs).sorted().toArray();
    double typical = magnitudes.length == 0 ? 0 : magnitudes[magnitudes.length / 2];
    return new Wording(
        series.frequency().orElse(Frequency.INDEX), series.zone(), NumberText.ofMagnitude(typical));
  }

  /** A value in the KPI's unit. */
  public String value(double value) {
    return numbers.format(value);
  }

  /** A value with its sign, plus included. */
  public String signed(double value) {
    String text = numbers.format(value);
    return value > 0 ? "+" + text : text;
  }

  /** A text with a capital at its start. */
  public static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A share as a percentage, such as {@code 12 %}; with one decimal below ten and next to 100. */
  public static String percent(double share) {
    double percent = 100 * share;
    // Near to all of it is not all of it.
    boolean fine = Math.abs(percent) < 9.95 || Math.abs(Math.abs(percent) - 100) <= 0.5;
    int decimals = fine && Math.rint(percent) != percent ? 1 : 0;
    return NumberText.ofDecimals(decimals).format(percent) + " %";
  }

  /** A share as a percentage with its sign. */
  public static String signedPercent(double share) {
    return (share > 0 ? "+" : "") + percent(share);
  }

  /** A number with so many decimals. */
  public static String decimals(double value, int decimals) {
    return NumberText.ofDecimals(decimals).format(value);
  }

  /** A count of things, with the plural where it is due. */
  public static String count(long count, String one) {
    return NumberText.ofDecimals(0).format((double) count) + " " + (count == 1 ? one : plural(one));
  }

  private static String plural(String one) {
    return one.endsWith("y") && !one.endsWith("ay")
        ? one.substring(0, one.length() - 1) + "ies"
        : one + "s";
  }

  /** A moment of the series, as exact as its frequency. */
  public String time(long epochMillis) {
    if (unit == FrequencyUnit.INDEX) {
      return "no. " + NumberText.ofDecimals(0).format(epochMillis + 1.0);
    }
    ZonedDateTime time = at(epochMillis);
    return switch (unit) {
      case SECOND -> SECOND.format(time);
      case MINUTE, HOUR -> MINUTE.format(time);
      case DAY, BUSINESS_DAY -> DAY.format(time);
      case WEEK -> "week of " + PLAIN_DAY.format(time);
      case MONTH -> amount == 1 ? MONTH.format(time) : "from " + MONTH.format(time);
      case QUARTER -> QUARTER.format(time);
      default -> YEAR.format(time);
    };
  }

  /** A stretch from one moment to another; the moment alone where they are the same. */
  public String span(long fromMillis, long toMillis) {
    if (fromMillis == toMillis) {
      return time(fromMillis);
    }
    boolean sameDay = at(fromMillis).toLocalDate().equals(at(toMillis).toLocalDate());
    String end =
        switch (unit) {
          case SECOND -> sameDay ? CLOCK_SECOND.format(at(toMillis)) : time(toMillis);
          case MINUTE, HOUR -> sameDay ? CLOCK.format(at(toMillis)) : time(toMillis);
          default -> time(toMillis);
        };
    return time(fromMillis) + " to " + end;
  }

  /** A moment as a date without the day of the week, for the ends of a span. */
  public String date(long epochMillis) {
    return unit == FrequencyUnit.DAY || unit == FrequencyUnit.BUSINESS_DAY
        ? PLAIN_DAY.format(at(epochMillis))
        : time(epochMillis);
  }

  /** An instant of the program, such as when a report was made. */
  public static String stamp(Instant instant) {
    return STAMP.format(instant.atZone(java.time.ZoneOffset.UTC));
  }

  /** What one step is called, such as {@code day} or {@code 15 minutes}. */
  public String step() {
    String name = unit == FrequencyUnit.INDEX ? "value" : unit.wireName().replace('_', ' ');
    return amount == 1 ? name : amount + " " + name + "s";
  }

  /** So many steps in words, such as {@code 28 days}. */
  public String steps(long count) {
    return amount == 1 ? count(count, step()) : count(count, "step") + " of " + step();
  }

  /** The zone of a chart's axis; null where time stamps only count. */
  @Nullable ZoneId axisZone() {
    return unit == FrequencyUnit.INDEX ? null : zone;
  }

  /** The zone's name, where there is a calendar. */
  public Optional<String> zoneName() {
    return Optional.ofNullable(axisZone())
        .map(ZoneId::getId)
        .map(id -> "Z".equals(id) ? "UTC" : id);
  }

  private ZonedDateTime at(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).atZone(zone);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
