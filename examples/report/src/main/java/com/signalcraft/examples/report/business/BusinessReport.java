package com.signalcraft.examples.report.business;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.report.business.BusinessView.AlertList;
import com.signalcraft.examples.report.business.BusinessView.AlertRow;
import com.signalcraft.examples.report.business.BusinessView.AnomalyList;
import com.signalcraft.examples.report.business.BusinessView.AnomalyRow;
import com.signalcraft.examples.report.business.BusinessView.Kpis;
import com.signalcraft.examples.report.business.BusinessView.NewsList;
import com.signalcraft.examples.report.business.BusinessView.NewsRow;
import com.signalcraft.examples.report.business.BusinessView.Overview;
import com.signalcraft.examples.report.chart.MarkerShape;
import com.signalcraft.examples.report.kpi.Wording;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.NewsArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;

/** Puts the report of a business together. */
public final class BusinessReport {

  /** An address that is what it seems wherever it is put. */
  private static final Pattern WEB =
      Pattern.compile("https?://[\\x21-\\x7e&&[^\"'<>()\\\\]]+", Pattern.CASE_INSENSITIVE);

  private final BusinessFacts facts;
  private final Map<UUID, KpiFacts> kpis = new HashMap<>();

  private BusinessReport(BusinessFacts facts) {
    this.facts = facts;
    facts.kpis().forEach(kpi -> kpis.put(kpi.source().id(), kpi));
  }

  /**
   * Reads what a report tells.
   *
   * @param view the back end as the one sees it who wants it
   * @param wish which report
   * @param now when it is made
   * @param progress is told how much has been read, from 0 to 1
   * @return what the templates show
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not his
   */
  public static BusinessView read(
      SignalCraft view, ReportWish wish, Instant now, DoubleConsumer progress) {
    return new BusinessReport(new FactReader(view, wish, now).read(progress)).view();
  }

  private BusinessView view() {
    ReportWish wish = facts.wish();
    String industry = facts.business().industry();
    return new BusinessView(
        facts.business().name(),
        "Report of "
            + Units.day(facts.from(), facts.zone())
            + " to "
            + Units.day(facts.to(), facts.zone())
            + " ("
            + zoneName()
            + ")",
        industry == null ? "" : industry,
        wish.has(ReportSection.OVERVIEW) ? List.of(overview()) : List.of(),
        wish.has(ReportSection.KPIS) ? List.of(charts()) : List.of(),
        wish.has(ReportSection.ANOMALIES) ? List.of(anomalies()) : List.of(),
        wish.has(ReportSection.ALERTS) ? List.of(alerts()) : List.of(),
        wish.has(ReportSection.NEWS) ? List.of(news()) : List.of(),
        "Made by SignalCraft on "
            + Wording.stamp(facts.to())
            + ". It holds all it needs and loads nothing.");
  }

  private String zoneName() {
    String name = facts.zone().getId();
    return "Z".equals(name) ? "UTC" : name;
  }

  private Overview overview() {
    return new Overview(
        facts.kpis().isEmpty()
            ? "There is no active KPI yet."
            : "The change is against the " + facts.wish().period().days() + " days before.",
        facts.kpis().stream().map(kpi -> new KpiViews(facts, kpi).card()).toList());
  }

  private Kpis charts() {
    List<BusinessView.KpiView> views = new ArrayList<>();
    for (KpiFacts kpi : facts.kpis()) {
      views.add(new KpiViews(facts, kpi).view(views.size() + 1));
    }
    return new Kpis(views);
  }

  private AnomalyList anomalies() {
    int most = facts.wish().template().anomalies();
    List<Anomaly> known =
        facts.anomalies().stream().filter(one -> kpis.containsKey(one.sourceId())).toList();
    String words =
        known.isEmpty()
            ? "Nothing was out of the ordinary."
            : (facts.moreAnomalies() ? "More than " : "")
                + Wording.count(known.size(), "value")
                + (known.size() == 1 ? " was" : " were")
                + " out of the ordinary"
                + (known.size() > most ? "; here are the latest " + most : "")
                + ".";
    return new AnomalyList(words, known.stream().limit(most).map(this::row).toList());
  }

  private AnomalyRow row(Anomaly anomaly) {
    KpiFacts kpi = kpis.get(anomaly.sourceId());
    if (kpi == null) {
      throw new IllegalArgumentException("of no active KPI");
    }
    String severity = KpiChart.severity(anomaly).wireName();
    return new AnomalyRow(
        Units.minute(anomaly.timestamp(), facts.zone()),
        kpi.source().name(),
        MarkerShape.of(KpiChart.severity(anomaly)).icon(severity),
        severity,
        AnomalyWords.of(anomaly, kpi, new KpiViews(facts, kpi).units()));
  }

  private AlertList alerts() {
    List<AlertRow> rows = facts.alerts().stream().map(this::row).toList();
    long firing = rows.stream().filter(row -> row.tone().equals("bad")).count();
    return new AlertList(
        rows.isEmpty()
            ? "There is no alert."
            : Wording.count(rows.size(), "alert")
                + ", of which "
                + (firing == 0 ? "none fires" : firing == 1 ? "one fires" : firing + " fire")
                + ".",
        rows);
  }

  private AlertRow row(Alert alert) {
    AlertStatus status = facts.statuses().get(alert.id());
    KpiFacts kpi = kpis.get(alert.sourceId());
    String state =
        !alert.isActive()
            ? "switched off"
            : status == null ? "not evaluated yet" : status.phase().value().replace('_', ' ');
    boolean fires =
        alert.isActive()
            && status != null
            && status.phase().known().filter(AlertPhase.FIRING::equals).isPresent();
    return new AlertRow(
        alert.name(),
        kpi == null ? "" : kpi.source().name(),
        rule(alert),
        state,
        fires ? "bad" : "",
        status == null || !alert.isActive()
            ? ""
            : status.message().replaceFirst("\\.$", "")
                + " (since "
                + Units.minute(status.since(), facts.zone())
                + ")");
  }

  private static String rule(Alert alert) {
    try {
      return AlertRule.of(alert).describe();
    } catch (ValidationException e) {
      // Of a condition that this version does not know.
      return alert.condition().value().replace('_', ' ');
    }
  }

  private NewsList news() {
    return new NewsList(
        facts.news().isEmpty() ? "There is no news of this period." : "The newest headlines.",
        facts.news().stream().map(this::row).toList());
  }

  private NewsRow row(NewsArticle article) {
    ArticleContent content = article.content();
    String url = content.url();
    String summary = content.summary();
    return new NewsRow(
        content.title(),
        url != null && WEB.matcher(url).matches() ? url : "",
        content.source(),
        Units.minute(content.publishedAt(), facts.zone()),
        !facts.wish().template().hasTables() || summary == null ? "" : summary);
  }
}
