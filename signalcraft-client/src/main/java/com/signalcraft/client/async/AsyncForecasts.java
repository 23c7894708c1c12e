package com.signalcraft.client.async;

import com.signalcraft.client.hosted.HttpForecasts;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.SourceForecast;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Stored forecasts, without waiting. Thread-safe. */
public final class AsyncForecasts {

  private final HttpForecasts group;
  private final AsyncCalls calls;

  AsyncForecasts(HttpForecasts group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpForecasts#save(ForecastRun)}.
   *
   * @param run the forecast
   * @return its result
   */
  public CompletableFuture<List<ForecastPoint>> save(ForecastRun run) {
    return calls.submit(() -> group.save(run));
  }

  /**
   * As {@link HttpForecasts#latest(UUID, UUID, int)}.
   *
   * @param businessId the business
   * @param sourceId only of this source; null for all
   * @param days how far ahead, 1 to 90
   * @return its result
   */
  public CompletableFuture<List<SourceForecast>> latest(
      UUID businessId, @Nullable UUID sourceId, int days) {
    return calls.submit(() -> group.latest(businessId, sourceId, days));
  }

  /**
   * As {@link HttpForecasts#history(UUID, TimeRange, PageRequest)}.
   *
   * @param sourceId the source
   * @param range the dates predicted for
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<ForecastPoint>> history(
      UUID sourceId, TimeRange range, PageRequest page) {
    return calls.submit(() -> group.history(sourceId, range, page));
  }

  /**
   * As {@link HttpForecasts#generate(ForecastRequest)}.
   *
   * @param request what is wanted
   * @return its result
   */
  public CompletableFuture<RemoteJob<List<SourceForecast>>> generate(ForecastRequest request) {
    return calls.submit(() -> group.generate(request));
  }
}
