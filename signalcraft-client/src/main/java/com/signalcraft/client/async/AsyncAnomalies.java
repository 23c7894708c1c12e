package com.signalcraft.client.async;

import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Stored anomalies, without waiting. Thread-safe. */
public final class AsyncAnomalies {

  private final Anomalies group;
  private final AsyncCalls calls;

  AsyncAnomalies(Anomalies group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Anomalies#save(List)}.
   *
   * @param anomalies 1 to 10,000 anomalies
   * @return its result
   */
  public CompletableFuture<List<Anomaly>> save(List<NewAnomaly> anomalies) {
    return calls.submit(() -> group.save(anomalies));
  }

  /**
   * As {@link Anomalies#get(UUID)}.
   *
   * @param anomalyId the anomaly
   * @return its result
   */
  public CompletableFuture<Anomaly> get(UUID anomalyId) {
    return calls.submit(() -> group.get(anomalyId));
  }

  /**
   * As {@link Anomalies#list(AnomalyQuery, PageRequest)}.
   *
   * @param query which ones
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<Anomaly>> list(AnomalyQuery query, PageRequest page) {
    return calls.submit(() -> group.list(query, page));
  }

  /**
   * As {@link Anomalies#acknowledge(UUID)}.
   *
   * @param anomalyId the anomaly
   * @return its result
   */
  public CompletableFuture<Anomaly> acknowledge(UUID anomalyId) {
    return calls.submit(() -> group.acknowledge(anomalyId));
  }
}
