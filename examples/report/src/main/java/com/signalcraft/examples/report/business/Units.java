package com.signalcraft.examples.report.business;

import com.signalcraft.examples.report.kpi.Wording;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values and moments of a KPI are written. */
final class Units {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private final Wording wording;
  private final String unit;

  Units(TimeSeries series, @Nullable String unit) {
    this.wording = Wording.of(series);
    // "count" is what the schema calls a number of things.
    this.unit = unit == null || unit.isBlank() || unit.equals("count") ? "" : "\u00a0" + unit;
  }

  Wording wording() {
    return wording;
  }

  String value(double value) {
    return Double.isNaN(value) ? "–" : wording.value(value) + unit;
  }

  static String minute(Instant instant, ZoneId zone) {
    return MINUTE.format(instant.atZone(zone));
  }

  static String day(Instant instant, ZoneId zone) {
    return DAY.format(instant.atZone(zone));
  }
}
