package com.signalcraft.examples.server.schedule;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.server.schedule.ScanTable.Scan;
import com.signalcraft.kpi.KpiSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the sources that have new points, and from time to time at all. Thread-safe. */
final class AnomalyScans {

  private static final Logger LOG = LoggerFactory.getLogger(AnomalyScans.class);

  /** So many are claimed at once, and may take so long. */
  private static final int BATCH = 20;

  private static final Duration CLAIM = Duration.ofMinutes(10);

  private final SignalCraft service;
  private final ScanTable table;
  private final AnomalyFinder finder;
  private final Duration wait;
  private final InstantSource clock;

  AnomalyScans(SignalCraft service, ScanTable table, Duration wait, InstantSource clock) {
    this.service = service;
    this.table = table;
    this.finder = new AnomalyFinder(service);
    this.wait = wait;
    this.clock = clock;
  }

  /** Looks at those that are due. */
  Counts due() {
    Counts counts = new Counts().add("sources", 0).add("anomalies", 0);
    List<Scan> scans;
    do {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Instant until = now.plus(CLAIM);
      scans = table.claim(now, until, BATCH);
      scans.forEach(scan -> look(scan, now, until, counts));
    } while (scans.size() == BATCH);
    return counts;
  }

  private void look(Scan scan, Instant now, Instant until, Counts counts) {
    try {
      KpiSource source = service.sources().get(scan.sourceId());
      if (source.isActive()) {
        counts.add("sources", 1).add("anomalies", finder.find(source, now));
      }
    } catch (NotFoundException e) {
      LOG.debug("source {} was removed", scan.sourceId(), e);
    } catch (SignalCraftException e) {
      counts.failed();
      LOG.warn("source {} is left out: {}", scan.sourceId(), e.getMessage(), e);
    } catch (RuntimeException e) {
      counts.failed();
      LOG.error("source {} is left out", scan.sourceId(), e);
    }
    table.done(scan.sourceId(), until);
  }

  /** Has all sources looked at. */
  Counts all() {
    Counts counts = new Counts().add("sources to be scanned", 0);
    new AllBusinesses(service)
        .each(
            counts,
            business -> {
              List<Scan> scans =
                  service.sources().list(business.id()).stream()
                      .filter(KpiSource::isActive)
                      .map(source -> new Scan(source.id(), business.id()))
                      .toList();
              table.note(scans, clock.instant(), wait);
              counts.add("sources to be scanned", scans.size());
            });
    return counts;
  }
}
