package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.SeriesColumns;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** Reads points into series. Stateless. */
final class SeriesReads {

  private static final int FETCH_SIZE = 10_000;

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

  static TimeSeries series(CallerTransaction tx, UUID businessId, UUID sourceId, TimeRange range)
      throws SQLException {
    return SeriesSource.read(tx, businessId, sourceId)
        .with(columns(tx, businessId, sourceId, range))
        .combined();
  }

  static TimeSeries series(
      CallerTransaction tx,
      UUID businessId,
      UUID sourceId,
      TimeRange range,
      Frequency frequency,
      Aggregation aggregation)
      throws SQLException {
    return SeriesSource.read(tx, businessId, sourceId)
        .with(columns(tx, businessId, sourceId, range))
        .combined(frequency, aggregation);
  }

  private static SeriesColumns columns(
      CallerTransaction tx, UUID businessId, UUID sourceId, TimeRange range) throws SQLException {
    Columns columns = new Columns();
    tx.query(POINTS)
        .bind(businessId)
        .bind(sourceId)
        .bind(Micros.instant(Micros.bound(range.from())))
        .bind(Micros.instant(Micros.bound(range.to())))
        .forEach(
            FETCH_SIZE,
            row -> columns.add(row.instant("timestamp").toEpochMilli(), row.real("value")));
    return new SeriesColumns(columns.millis, columns.values, columns.size);
  }

  private static final class Columns {
    private long[] millis = new long[16];
    private double[] values = new double[16];
    private int size;

    void add(long at, double value) {
      if (size == millis.length) {
        millis = Arrays.copyOf(millis, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      millis[size] = at;
      values[size++] = value;
    }
  }
}
