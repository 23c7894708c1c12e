package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.NewKpiSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The KPI sources of businesses, without waiting. Thread-safe. */
public final class AsyncKpiSources {

  private final KpiSources group;
  private final AsyncCalls calls;

  AsyncKpiSources(KpiSources group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link KpiSources#create(NewKpiSource)}.
   *
   * @param source what it is like
   * @return its result
   */
  public CompletableFuture<KpiSource> create(NewKpiSource source) {
    return calls.submit(() -> group.create(source));
  }

  /**
   * As {@link KpiSources#get(UUID)}.
   *
   * @param sourceId the source
   * @return its result
   */
  public CompletableFuture<KpiSource> get(UUID sourceId) {
    return calls.submit(() -> group.get(sourceId));
  }

  /**
   * As {@link KpiSources#list(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<KpiSource>> list(UUID businessId) {
    return calls.submit(() -> group.list(businessId));
  }

  /**
   * As {@link KpiSources#update(UUID, KpiSourceUpdate)}.
   *
   * @param sourceId the source
   * @param update what to change
   * @return its result
   */
  public CompletableFuture<KpiSource> update(UUID sourceId, KpiSourceUpdate update) {
    return calls.submit(() -> group.update(sourceId, update));
  }

  /**
   * As {@link KpiSources#delete(UUID)}.
   *
   * @param sourceId the source
   * @return completes when it is done
   */
  public CompletableFuture<Void> delete(UUID sourceId) {
    return calls.run(() -> group.delete(sourceId));
  }
}
