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
 * Notes which sources have new points, a second's worth of events at a time. What it misses, while
 * the database is away, the hourly look at all sources finds. Thread-safe.
 */
final class PointWatch implements EventListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PointWatch.class);
  private static final Duration GATHER = Duration.ofSeconds(1);

  private final ScanTable table;
  private final Duration wait;
  private final InstantSource clock;
  private final Set<Scan> gathered = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signalcraft-point-watch");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable EventSubscription subscription;

  PointWatch(ScanTable table, Duration wait, InstantSource clock) {
    this.table = table;
    this.wait = wait;
    this.clock = clock;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the work catches what it throws
  void start(JdbcSignalCraft service) {
    subscription = service.subscribe(this);
    executor.scheduleWithFixedDelay(
        this::note, GATHER.toMillis(), GATHER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onEvent(Event event) {
    if (event instanceof Event.PointsWritten points) {
      gathered.add(new Scan(points.sourceId(), points.businessId()));
    }
  }

  @Override
  public void onFailure(SignalCraftException failure) {
    LOG.error("new points are not told any more; anomalies are looked for each hour", failure);
  }

  void note() {
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
    note();
  }
}
