package com.signalcraft.examples.server.schedule;

import com.signalcraft.SignalCraft;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for new anomalies of a source and saves them. The streaming detector goes over its recent
 * points, so no verdict is changed by what came later; what is new since the newest saved anomaly
 * is told, and what was told of a point that was corrected since. Of points that are odd together
 * the first one is told, and each that is graver than those before. Thread-safe.
 */
final class AnomalyFinder {

  /** What is older than this before a source's newest point is not told. */
  private static final Duration TOLD = Duration.ofDays(90);

  /** So many calm points end what is odd together. */
  private static final int CALM = 3;

  private static final int MOST_AT_ONCE = 1_000;

  private static final DetectorOptions OPTIONS =
      DetectorOptions.defaults().withSeverityScale(SeverityScale.aboveThreshold());

  private final SignalCraft service;

  AnomalyFinder(SignalCraft service) {
    this.service = service;
  }

  /** How many anomalies of a source were saved. */
  int find(KpiSource source, Instant now) {
    Optional<Instant> newest =
        service
            .kpis()
            .latest(source.id())
            .map(KpiPoint::timestamp)
            .map(at -> at.isAfter(now) ? now : at);
    if (newest.isEmpty()) {
      return 0;
    }
    TimeSeries series = RecentPoints.read(service.kpis(), source, newest.get(), now);
    if (series.isEmpty()) {
      return 0;
    }
    Instant begin = newest.get().minus(TOLD);
    Map<Instant, Anomaly> known = known(source, begin);
    Instant told = known.keySet().stream().max(Instant::compareTo).orElse(begin.minusMillis(1));
    List<NewAnomaly> found = new ArrayList<>();
    for (Verdict verdict : worthTelling(detect(series))) {
      Anomaly before = known.get(verdict.instant());
      if (verdict.instant().isAfter(told) || (before != null && isCorrected(before, verdict))) {
        found.add(NewAnomaly.of(source.id(), verdict));
      }
    }
    int from = Math.max(0, found.size() - MOST_AT_ONCE);
    if (!found.isEmpty()) {
      service.anomalies().save(found.subList(from, found.size()));
    }
    return found.size() - from;
  }

  private static Detection detect(TimeSeries series) {
    StreamingDetector detector =
        series
            .frequency()
            .map(known -> Detectors.streaming(series.zone(), known, OPTIONS))
            .orElseGet(() -> Detectors.streaming(series.zone(), OPTIONS));
    return Detectors.replay(detector, series);
  }

  static List<Verdict> worthTelling(Detection detection) {
    List<Verdict> told = new ArrayList<>();
    Severity gravest = null;
    boolean isAbove = false;
    int calm = CALM + 1;
    for (Verdict verdict : detection.verdicts()) {
      if (!verdict.isAnomaly()) {
        calm++;
        continue;
      }
      boolean isNew = calm > CALM || isAbove != verdict.deviationScore() > 0;
      if (isNew || isGraver(verdict, gravest)) {
        told.add(verdict);
        gravest = verdict.severity();
      }
      isAbove = verdict.deviationScore() > 0;
      calm = 0;
    }
    return told;
  }

  private static boolean isGraver(Verdict verdict, @Nullable Severity than) {
    Severity severity = verdict.severity();
    return severity != null && than != null && severity.compareTo(than) > 0;
  }

  private Map<Instant, Anomaly> known(KpiSource source, Instant begin) {
    AnomalyQuery query =
        new AnomalyQuery(
            source.businessId(), source.id(), new TimeRange(begin, TimeRange.LATEST), null, null);
    Map<Instant, Anomaly> known = new HashMap<>();
    String cursor = null;
    do {
      Page<Anomaly> page =
          service.anomalies().list(query, new PageRequest(PageRequest.MAX_LIMIT, cursor));
      page.items().forEach(anomaly -> known.put(anomaly.timestamp(), anomaly));
      cursor = page.nextCursor();
    } while (cursor != null);
    return known;
  }

  private static boolean isCorrected(Anomaly before, Verdict verdict) {
    return before.actualValue().doubleValue() != verdict.value();
  }
}
