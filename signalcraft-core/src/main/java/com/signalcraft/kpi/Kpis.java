package com.signalcraft.kpi;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The points of KPI sources. Thread-safe. */
public interface Kpis {

  /**
   * Writes points of one source, all at once. Needs {@link
   * com.signalcraft.security.Right#PUSH_POINTS}. A point more than 366 days ahead of the clock is
   * refused by itself.
   *
   * @param batch the points
   * @return what became of each point
   * @throws com.signalcraft.error.NotFoundException if the source is not there or not yours;
   *     nothing is written
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ConflictException if the idempotency key came before with another
   *     body
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no call left
   */
  WriteResult write(PointBatch batch);

  /**
   * A writer that batches points of any sources of the caller.
   *
   * @param options how it batches
   * @return the writer, to be closed
   * @throws com.signalcraft.error.AuthenticationException if the caller's token is not valid; that
   *     it expires later does not end the writer
   */
  KpiWriter writer(WriterOptions options);

  /**
   * Reads points in order of time, of one instant in the order of their ids as unsigned numbers.
   *
   * @param query which ones
   * @param page which part
   * @return the points
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Page<KpiPoint> list(PointQuery query, PageRequest page);

  /**
   * Reads points lazily, in the order of {@link #list}; close the stream if it is not read to its
   * end.
   *
   * @param query which ones
   * @return a sequential stream
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Stream<KpiPoint> stream(PointQuery query);

  /**
   * The last point.
   *
   * @param sourceId the source
   * @return the point, or empty where there is none
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Optional<KpiPoint> latest(UUID sourceId);

  /**
   * Reads points into a series in the business's time zone (UTC where it has none). Points of one
   * instant, in milliseconds, are combined as {@link KpiSource#aggregation()} says.
   *
   * @param sourceId the source
   * @param range when
   * @return the series
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  TimeSeries series(UUID sourceId, TimeRange range);

  /**
   * Reads points combined to buckets of the business's calendar.
   *
   * @param sourceId the source
   * @param range when
   * @param frequency the length of a bucket
   * @param aggregation how the points of a bucket are combined
   * @return the series, one observation for each bucket from the first to the last point; empty
   *     buckets are missing (0 for counts)
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  TimeSeries series(UUID sourceId, TimeRange range, Frequency frequency, Aggregation aggregation);

  /**
   * Reads what retention has left of old days, in order.
   *
   * @param sourceId the source
   * @param from the first day, inclusive
   * @param to the last day, exclusive
   * @return the days
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<DailyRollup> rollups(UUID sourceId, LocalDate from, LocalDate to);
}
