package com.signalcraft.examples.report.business;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.business.Business;
import com.signalcraft.common.Location;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiSource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a report is made of. */
final class FactReader {

  /** As far as the charts look ahead, at the most. */
  private static final int MOST_AHEAD = 30;

  private final SignalCraft view;
  private final ReportWish wish;
  private final Instant now;

  FactReader(SignalCraft view, ReportWish wish, Instant now) {
    this.view = view;
    this.wish = wish;
    this.now = now;
  }

  BusinessFacts read(DoubleConsumer progress) {
    UUID id = wish.businessId();
    Business business = view.businesses().get(id);
    ZoneId zone = zone(business.location());
    Instant from =
        now.atZone(zone)
            .truncatedTo(ChronoUnit.DAYS)
            .minusDays(wish.period().days() - 1L)
            .toInstant();
    Page<Anomaly> anomalies = anomalies(id, from);
    return new BusinessFacts(
        wish,
        business,
        zone,
        from,
        now,
        kpis(id, zone, from, progress),
        anomalies.items(),
        anomalies.nextCursor() != null,
        alerts(id),
        statuses(id),
        news(from));
  }

  /** As the back end sums up by. */
  private static ZoneId zone(@Nullable Location place) {
    String name = place == null ? null : place.timezone();
    return name == null ? ZoneOffset.UTC : ZoneId.of(name);
  }

  private List<KpiFacts> kpis(UUID id, ZoneId zone, Instant from, DoubleConsumer progress) {
    List<KpiSource> sources = view.sources().list(id).stream().filter(KpiSource::isActive).toList();
    Map<UUID, SourceForecast> forecasts =
        wish.has(ReportSection.FORECASTS)
            ? view.forecasts().latest(id, null, Math.min(MOST_AHEAD, wish.period().days())).stream()
                .collect(Collectors.toMap(SourceForecast::sourceId, made -> made))
            : Map.of();
    KpiReader reader = new KpiReader(view, wish.period(), zone, from, now);
    List<KpiFacts> kpis = new ArrayList<>();
    for (KpiSource source : sources) {
      kpis.add(reader.read(source, Optional.ofNullable(forecasts.get(source.id()))));
      progress.accept((double) kpis.size() / sources.size());
    }
    return kpis;
  }

  private Page<Anomaly> anomalies(UUID id, Instant from) {
    return wish.has(ReportSection.ANOMALIES)
        ? view.anomalies()
            .list(
                new AnomalyQuery(id, null, TimeRange.of(from, now.plusMillis(1)), null, null),
                PageRequest.ofSize(PageRequest.MAX_LIMIT))
        : new Page<>(List.of(), null);
  }

  private List<Alert> alerts(UUID id) {
    return wish.has(ReportSection.ALERTS) ? view.alerts().list(id) : List.of();
  }

  private Map<UUID, AlertStatus> statuses(UUID id) {
    return wish.has(ReportSection.ALERTS)
        ? view.alertRuns().statuses(id).stream()
            .collect(Collectors.toMap(AlertStatus::alertId, status -> status))
        : Map.of();
  }

  private List<NewsArticle> news(Instant from) {
    return wish.has(ReportSection.NEWS)
        ? view.news()
            .list(
                new NewsQuery(TimeRange.of(from, now.plusMillis(1)), null, List.of(), null),
                PageRequest.ofSize(wish.template().headlines()))
            .items()
        : List.of();
  }
}
