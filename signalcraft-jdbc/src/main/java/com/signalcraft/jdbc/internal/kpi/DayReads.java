package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.TimeRange;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.kpi.DailyRollup;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Reads what retention has left of old days. Stateless. */
final class DayReads {

  private static final String DAYS =
      """
      select day, count, sum, min, max, last
        from public.kpi_daily
       where business_id = ?
         and source_id = ?
         and day >= ?
         and day < ?
       order by day
      """;

  private static final LocalDate EARLIEST = LocalDate.ofInstant(TimeRange.EARLIEST, ZoneOffset.UTC);
  private static final LocalDate LATEST = LocalDate.ofInstant(TimeRange.LATEST, ZoneOffset.UTC);

  private DayReads() {}

  /**
   * The days of a source, in order.
   *
   * @param tx the caller's transaction
   * @param businessId the business
   * @param sourceId the source
   * @param from the first day, inclusive
   * @param to the last day, exclusive
   * @return the days
   * @throws SQLException if the database refuses
   */
  static List<DailyRollup> days(
      CallerTransaction tx, UUID businessId, UUID sourceId, LocalDate from, LocalDate to)
      throws SQLException {
    return List.copyOf(
        tx.query(DAYS)
            .bind(businessId)
            .bind(sourceId)
            .bind(stored(from))
            .bind(stored(to))
            .list(row -> PointRows.day(sourceId, row)));
  }

  /** The nearest day that there are points of: the database knows fewer days than Java. */
  private static LocalDate stored(LocalDate day) {
    if (day.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return day.isAfter(LATEST) ? LATEST : day;
  }
}
