package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.series.TimeSeries;
import java.sql.SQLException;

/**
 * Reads points into a series: straight into columns of numbers, without an object for each, a
 * bounded number of rows at once. Stateless.
 */
final class SeriesReads {

  /** At some 100 bytes a row. */
  private static final int FETCH_SIZE = 10_000;

  private static final long MICROS_PER_MILLI = 1_000;

  // The cast rounds to the nearest, as BigDecimal.doubleValue() does.
  private static final String POINTS =
      """
      select timestamp, value::float8 as value
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
       order by timestamp, id
      """;

  private SeriesReads() {}

  /** Takes points in the order of time and id. */
  @FunctionalInterface
  interface Sink {
    void add(long millis, double value);
  }

  /**
   * Reads the points of a range one after the other.
   *
   * @param tx the caller's transaction
   * @param points which ones
   * @param sink takes each one, its time in milliseconds since 1970-01-01T00:00Z
   * @throws SQLException if the database refuses
   */
  static void read(CallerTransaction tx, PointRange points, Sink sink) throws SQLException {
    points
        .bind(tx.query(POINTS))
        .inBinary()
        .forEach(
            FETCH_SIZE,
            row ->
                sink.add(
                    Math.floorDiv(row.micros("timestamp"), MICROS_PER_MILLI), row.real("value")));
  }

  /**
   * The points of a range as a series, those of one millisecond combined as their source says.
   *
   * @param tx the caller's transaction
   * @param points which ones
   * @return the series, its frequency inferred
   * @throws SQLException if the database refuses
   */
  static TimeSeries series(CallerTransaction tx, PointRange points) throws SQLException {
    SeriesSource source = SeriesSource.read(tx, points.businessId(), points.sourceId());
    SeriesBuffer buffer = new SeriesBuffer();
    RunCombiner combiner = new RunCombiner(source.source().aggregation(), buffer::add);
    read(tx, points, combiner::add);
    combiner.end();
    return TimeSeries.of(source.zone(), buffer.takeTimes(), buffer.takeValues());
  }
}
