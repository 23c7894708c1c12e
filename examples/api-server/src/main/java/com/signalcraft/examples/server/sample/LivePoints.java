package com.signalcraft.examples.server.sample;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.server.Part;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with the simulated KPIs as time goes on. What two processes write at once is the same
 * points, which are there once.
 */
final class LivePoints implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(LivePoints.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** How far it looks back, so that a short interruption leaves no hole. */
  private static final Duration REACH = Duration.ofHours(2);

  private final SignalCraft service;
  private final Map<UUID, SimulatedKpi> sources;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "signalcraft-live-points");
            made.setDaemon(true);
            return made;
          });
  private Instant written = Instant.EPOCH;

  LivePoints(SignalCraft service, Map<UUID, SimulatedKpi> sources, InstantSource clock) {
    this.service = service;
    this.sources = Map.copyOf(sources);
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // writeNew catches what it has to tell
  public void start() {
    thread.scheduleWithFixedDelay(
        this::writeNew, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Writes what has come since the last time. */
  void writeNew() {
    Instant now = clock.instant();
    Instant reach = now.minus(REACH);
    Instant from = written.isAfter(reach) ? written : reach;
    try {
      sources.forEach((source, kpi) -> write(kpi.points(source, from, now)));
      written = now;
    } catch (SignalCraftException e) {
      LOG.warn("live points of the sample wait: {}", e.getMessage());
    } catch (RuntimeException e) {
      // Else the executor would end it in silence.
      LOG.error("live points of the sample could not be made", e);
    }
  }

  private void write(List<KpiPoint> points) {
    if (!points.isEmpty()) {
      service.kpis().write(PointBatch.of(points.get(0).sourceId(), points));
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
