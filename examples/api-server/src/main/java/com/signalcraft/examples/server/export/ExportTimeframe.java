package com.signalcraft.examples.server.export;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.WireEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far back rows go that have a time. */
enum ExportTimeframe implements WireEnum {
  MONTH("30d", Duration.ofDays(30)),
  QUARTER("90d", Duration.ofDays(90)),
  YEAR("1y", Duration.ofDays(365)),
  ALL("all", Duration.ofDays(365_000));

  /** Where the tables have the time of what happened, all of them as ISO-8601. */
  private static final List<String> TIMES = List.of("timestamp", "day", "forecast_date");

  private final String wireName;
  private final Duration age;

  ExportTimeframe(String wireName, Duration age) {
    this.wireName = wireName;
    this.age = age;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** The rows of a table that are not older; those of things that have no time stay. */
  List<JsonObject> of(String table, List<JsonObject> rows, Instant now) {
    if (this == ALL) {
      return rows;
    }
    // As texts: those of dates and instants are in the order of time.
    String begin = now.minus(age).toString();
    return rows.stream()
        .filter(row -> time(table, row).map(at -> at.compareTo(begin) >= 0).orElse(true))
        .toList();
  }

  private static Optional<String> time(String table, JsonObject row) {
    if (table.equals("audit_logs")) {
      return row.string("created_at");
    }
    return TIMES.stream().flatMap(column -> row.string(column).stream()).findFirst();
  }
}
