package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.PointColumns;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;

/**
 * Points of a source with what is needed to make a series of them: a snapshot, for use without a
 * lock or a transaction. Immutable and thread-safe.
 *
 * @param source the source
 * @param zone its business's time zone
 * @param columns its points
 */
public record SourceColumns(KpiSource source, ZoneId zone, PointColumns columns) {

  public SourceColumns {
    Checks.required("source", source);
    Checks.required("zone", zone);
    Checks.required("columns", columns);
  }

  /**
   * The series with one observation for each time stamp, combined by the source's own aggregation.
   *
   * @return the series; its frequency is inferred
   */
  public TimeSeries combined() {
    return columns.series(zone, source.aggregation());
  }

  /**
   * The series at even distances, as forecasts are made of it.
   *
   * @return the series, as {@link PointColumns#evenSeries}
   */
  public TimeSeries even() {
    return columns.evenSeries(zone, source.aggregation());
  }

  /**
   * The series with one observation for each bucket of the calendar.
   *
   * @param frequency the size of the buckets
   * @param aggregation what becomes of the points of a bucket
   * @return the series
   * @throws com.signalcraft.error.ValidationException as {@link PointColumns#series(ZoneId,
   *     Frequency, Aggregation)}
   */
  public TimeSeries combined(Frequency frequency, Aggregation aggregation) {
    return columns.series(zone, frequency, aggregation);
  }
}
