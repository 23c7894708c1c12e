package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** A server that keeps what it takes, and fails, refuses and blocks as it is told. */
final class ScriptedSink implements Function<PointBatch, WriteResult> {

  private final List<PointBatch> tried = new ArrayList<>();
  private final List<PointBatch> written = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final BlockingQueue<PointBatch> begun = new LinkedBlockingQueue<>();
  private Predicate<KpiPoint> refused = point -> false;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public WriteResult apply(PointBatch batch) {
    CountDownLatch closed = gate;
    synchronized (this) {
      tried.add(batch);
    }
    begun.add(batch);
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new com.signalcraft.error.CallTimeoutException("interrupted");
    }
    synchronized (this) {
      if (!failures.isEmpty()) {
        throw sneaky(failures.remove(0));
      }
      written.add(batch);
      List<RejectedPoint> rejected =
          batch.points().stream()
              .filter(refused)
              .map(point -> new RejectedPoint(point, "VALIDATION_ERROR", "too far ahead"))
              .toList();
      return new WriteResult(batch.points().size() - rejected.size(), 0, 0, 0, rejected, false);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
    throw (E) failure;
  }

  synchronized ScriptedSink failing(int times, Throwable failure) {
    for (int i = 0; i < times; i++) {
      failures.add(failure);
    }
    return this;
  }

  synchronized void recover() {
    failures.clear();
  }

  synchronized void refuse(Predicate<KpiPoint> points) {
    refused = points;
  }

  /** Has all batches from now on wait; returns what lets them go on. */
  CountDownLatch block() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** Waits for the next batch to come. */
  PointBatch await() throws InterruptedException {
    return begun.take();
  }

  synchronized List<PointBatch> tried() {
    return List.copyOf(tried);
  }

  synchronized List<PointBatch> written() {
    return List.copyOf(written);
  }

  List<Integer> sizes() {
    return written().stream().map(batch -> batch.points().size()).toList();
  }

  List<Integer> bodies() {
    return written().stream().map(batch -> PointBatchEncoder.encode(batch).length).toList();
  }

  List<KpiPoint> points(UUID source) {
    return written().stream()
        .filter(batch -> batch.sourceId().equals(source))
        .flatMap(batch -> batch.points().stream())
        .toList();
  }
}
