package com.signalcraft.examples.server.schedule;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.server.schedule.ScanTable.Scan;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.event.EventListener;
import com.signalcraft.jdbc.event.EventSubscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which sources have new points, a second's worth of events at a time: their alerts are
 * evaluated soon, and anomalies are looked for. What it misses, while the database is away, the
 * evaluation that comes anyway finds, and the hourly look at all sources. Thread-safe.
 */
final class PointWatch implements EventListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PointWatch.class);
  private static final Duration GATHER = Duration.ofSeconds(1);

  private final ScanTable table;
  private final PromptAlerts alerts;
  private final Duration wait;
  private final InstantSource clock;
  private final Set<Scan> gathered = ConcurrentHashMap.newKeySet();
  private final Set<Scan> unevaluated = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signalcraft-point-watch");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable EventSubscription subscription;

  PointWatch(ScanTable table, PromptAlerts alerts, Duration wait, InstantSource clock) {
    this.table = table;
    this.alerts = alerts;
    this.wait = wait;
    this.clock = clock;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the work catches what it throws
  void start(JdbcSignalCraft service) {
    subscription = service.subscribe(this);
    executor.scheduleWithFixedDelay(
        this::tell, GATHER.toMillis(), GATHER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onEvent(Event event) {
    if (event instanceof Event.PointsWritten points) {
      Scan scan = new Scan(points.sourceId(), points.businessId());
      gathered.add(scan);
      unevaluated.add(scan);
    }
  }

  @Override
  public void onFailure(SignalCraftException failure) {
    LOG.error("new points are not told any more; alerts and anomalies come later", failure);
  }

  private void tell() {
    hurry();
    note();
  }

  private void hurry() {
    Set<Scan> written = Set.copyOf(unevaluated);
    if (written.isEmpty()) {
      return;
    }
    unevaluated.removeAll(written);
    try {
      unevaluated.addAll(alerts.hurry(written));
    } catch (RuntimeException e) {
      unevaluated.addAll(written);
      LOG.warn("could not hurry alerts of {} sources, will try again", written.size(), e);
    }
  }

  private void note() {
    List<Scan> scans = new ArrayList<>(gathered);
    if (scans.isEmpty()) {
      return;
    }
    gathered.removeAll(scans);
    try {
      table.note(scans, clock.instant(), wait);
    } catch (RuntimeException e) {
      gathered.addAll(scans);
      LOG.warn("could not note {} sources with new points, will try again", scans.size(), e);
    }
  }

  @Override
  public void close() {
    EventSubscription open = subscription;
    if (open != null) {
      open.close();
    }
    executor.shutdown();
    tell();
  }
}
