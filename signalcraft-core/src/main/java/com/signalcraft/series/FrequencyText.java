package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the short text of a {@link Frequency}. */
final class FrequencyText {

  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,7})?\\s*([a-z][a-z _-]*?)\\s*(?:@(\\d{1,2}))?");

  private static final Map<String, FrequencyUnit> UNITS =
      Map.ofEntries(
          Map.entry("i", FrequencyUnit.INDEX),
          Map.entry("index", FrequencyUnit.INDEX),
          Map.entry("s", FrequencyUnit.SECOND),
          Map.entry("sec", FrequencyUnit.SECOND),
          Map.entry("second", FrequencyUnit.SECOND),
          Map.entry("m", FrequencyUnit.MINUTE),
          Map.entry("min", FrequencyUnit.MINUTE),
          Map.entry("minute", FrequencyUnit.MINUTE),
          Map.entry("h", FrequencyUnit.HOUR),
          Map.entry("hour", FrequencyUnit.HOUR),
          Map.entry("hourly", FrequencyUnit.HOUR),
          Map.entry("d", FrequencyUnit.DAY),
          Map.entry("day", FrequencyUnit.DAY),
          Map.entry("daily", FrequencyUnit.DAY),
          Map.entry("b", FrequencyUnit.BUSINESS_DAY),
          Map.entry("bd", FrequencyUnit.BUSINESS_DAY),
          Map.entry("business-day", FrequencyUnit.BUSINESS_DAY),
          Map.entry("w", FrequencyUnit.WEEK),
          Map.entry("week", FrequencyUnit.WEEK),
          Map.entry("weekly", FrequencyUnit.WEEK),
          Map.entry("mo", FrequencyUnit.MONTH),
          Map.entry("month", FrequencyUnit.MONTH),
          Map.entry("monthly", FrequencyUnit.MONTH),
          Map.entry("q", FrequencyUnit.QUARTER),
          Map.entry("quarter", FrequencyUnit.QUARTER),
          Map.entry("quarterly", FrequencyUnit.QUARTER),
          Map.entry("y", FrequencyUnit.YEAR),
          Map.entry("year", FrequencyUnit.YEAR),
          Map.entry("yearly", FrequencyUnit.YEAR));

  private FrequencyText() {}

  static Frequency parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    FrequencyUnit unit = shape.matches() ? unit(shape.group(2)) : null;
    Checks.that(
        unit != null,
        "frequency",
        "must be an amount and one of s, m, h, d, business-day, w, mo, q, y, such as 15m, was \""
            + Checks.shown(text)
            + "\"");
    String amount = shape.group(1);
    String day = shape.group(3);
    return new Frequency(
        amount == null ? 1 : Integer.parseInt(amount),
        Checks.required("frequency", unit),
        day == null ? 0 : Integer.parseInt(day));
  }

  private static @Nullable FrequencyUnit unit(String name) {
    String singular = name.replace('_', '-').replace(' ', '-');
    FrequencyUnit unit = UNITS.get(singular);
    return unit == null && singular.length() > 3 && singular.endsWith("s")
        ? UNITS.get(singular.substring(0, singular.length() - 1))
        : unit;
  }
}
