package com.signalcraft.examples.server.sample;

import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.kpi.KpiPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Two years of bikes rented in Washington, D.C., moved by whole weeks so that they end lately. The
 * file and its licence are in {@code examples/data}.
 */
final class RealRentals {

  private static final String FILE = "bike_sharing_daily.csv";
  private static final int DAYS_OF_A_WEEK = 7;

  private RealRentals() {}

  /**
   * The points.
   *
   * @param source the source that they are of
   * @param zone whose days they are
   * @param today the day before which they end, by less than a week
   */
  static List<KpiPoint> points(UUID source, ZoneId zone, LocalDate today) {
    List<KpiPoint> read = new ArrayList<>();
    try (InputStream file = RealRentals.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      try (CsvPointReader reader =
          CsvPointReader.open(file, CsvOptions.builder().zone(zone).build())) {
        while (reader.hasNext()) {
          CsvPoint row = reader.next();
          BigDecimal value = row.value();
          if (value != null) {
            read.add(KpiPoint.of(source, row.at(), value));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalDate last = read.get(read.size() - 1).timestamp().atZone(zone).toLocalDate();
    long weeks = (ChronoUnit.DAYS.between(last, today) - 1) / DAYS_OF_A_WEEK;
    return read.stream()
        .map(
            point ->
                KpiPoint.of(
                    source,
                    point.timestamp().atZone(zone).plusWeeks(weeks).toInstant(),
                    point.value()))
        .toList();
  }
}
