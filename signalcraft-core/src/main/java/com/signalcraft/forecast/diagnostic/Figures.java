package com.signalcraft.forecast.diagnostic;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times in words. Stateless. */
final class Figures {

  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-4;

  private Figures() {}

  /** Such as {@code 1,234}, {@code 12.3} or {@code 0.00123}: three digits, of thousands all. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= LARGE || size < SMALL) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (size >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Such as {@code 8 %} or {@code 0.4 %}, without a sign. */
  static String percent(double share) {
    double percent = 100 * Math.abs(share);
    return percent >= 9.95
        ? String.format(Locale.ROOT, "%,.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** Such as {@code 12 months}, {@code 1 day} or {@code 8 steps of 15 minutes}. */
  static String steps(int count, Frequency frequency) {
    if (frequency.unit() == FrequencyUnit.INDEX) {
      return count + (count == 1 ? " step" : " steps");
    }
    String unit = frequency.unit().wireName().replace('_', ' ');
    if (frequency.amount() > 1) {
      String length = frequency.amount() + " " + unit + "s";
      return count == 1 ? length : String.format(Locale.ROOT, "%,d steps of %s", count, length);
    }
    return String.format(Locale.ROOT, "%,d %s%s", count, unit, count == 1 ? "" : "s");
  }

  /** When a step is: its number, date, or date and time, as fits its frequency. */
  static String when(TimeSeries series, int index) {
    FrequencyUnit unit = series.frequency().map(Frequency::unit).orElse(FrequencyUnit.SECOND);
    ZonedDateTime at = series.instantAt(index).atZone(series.zone());
    return switch (unit) {
      case INDEX -> "step " + series.timestampAt(index);
      case SECOND, MINUTE, HOUR ->
          DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH).format(at);
      case DAY, BUSINESS_DAY, WEEK ->
          DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(at);
      case MONTH, QUARTER -> DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH).format(at);
      case YEAR -> Integer.toString(at.getYear());
    };
  }
}
