package com.signalcraft.client.async;

import com.signalcraft.client.hosted.HttpKpis;
import com.signalcraft.client.hosted.ProgressListener;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.UploadOptions;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The points of KPI sources, without waiting. Thread-safe. */
public final class AsyncKpis {

  private final HttpKpis group;
  private final AsyncCalls calls;

  AsyncKpis(HttpKpis group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpKpis#write(PointBatch)}.
   *
   * @param batch the points
   * @return its result
   */
  public CompletableFuture<WriteResult> write(PointBatch batch) {
    return calls.submit(() -> group.write(batch));
  }

  /**
   * As {@link HttpKpis#list(PointQuery, PageRequest)}.
   *
   * @param query which ones
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<KpiPoint>> list(PointQuery query, PageRequest page) {
    return calls.submit(() -> group.list(query, page));
  }

  /**
   * As {@link HttpKpis#latest(UUID)}.
   *
   * @param sourceId the source
   * @return its result
   */
  public CompletableFuture<Optional<KpiPoint>> latest(UUID sourceId) {
    return calls.submit(() -> group.latest(sourceId));
  }

  /**
   * As {@link HttpKpis#series(UUID, TimeRange)}.
   *
   * @param sourceId the source
   * @param range when
   * @return its result
   */
  public CompletableFuture<TimeSeries> series(UUID sourceId, TimeRange range) {
    return calls.submit(() -> group.series(sourceId, range));
  }

  /**
   * As {@link HttpKpis#series(UUID, TimeRange, Frequency, Aggregation)}.
   *
   * @param sourceId the source
   * @param range when
   * @param frequency the length of a bucket
   * @param aggregation how the points of a bucket are combined
   * @return its result
   */
  public CompletableFuture<TimeSeries> series(
      UUID sourceId, TimeRange range, Frequency frequency, Aggregation aggregation) {
    return calls.submit(() -> group.series(sourceId, range, frequency, aggregation));
  }

  /**
   * As {@link HttpKpis#rollups(UUID, LocalDate, LocalDate)}.
   *
   * @param sourceId the source
   * @param from the first day, inclusive
   * @param to the last day, exclusive
   * @return its result
   */
  public CompletableFuture<List<DailyRollup>> rollups(UUID sourceId, LocalDate from, LocalDate to) {
    return calls.submit(() -> group.rollups(sourceId, from, to));
  }

  /**
   * As {@link HttpKpis#stream(PointQuery)}, handed on one by one.
   *
   * @param query which ones
   * @param action takes each point, in order, in a thread of the client; what it throws ends the
   *     reading and is the error of the future
   * @return completes when all were taken
   */
  public CompletableFuture<Void> forEach(PointQuery query, Consumer<KpiPoint> action) {
    return calls.run(() -> group.iterate(query).forEach(action));
  }

  /**
   * As {@link HttpKpis#upload(Path, UploadOptions)}.
   *
   * @param csv the file
   * @param options what it holds
   * @return its result
   */
  public CompletableFuture<RemoteJob<UploadResult>> upload(Path csv, UploadOptions options) {
    return calls.submit(() -> group.upload(csv, options));
  }

  /**
   * As {@link HttpKpis#upload(Path, UploadOptions, ProgressListener)}.
   *
   * @param csv the file
   * @param options what it holds
   * @param progress told how much of the file is sent
   * @return its result
   */
  public CompletableFuture<RemoteJob<UploadResult>> upload(
      Path csv, UploadOptions options, ProgressListener progress) {
    return calls.submit(() -> group.upload(csv, options, progress));
  }
}
