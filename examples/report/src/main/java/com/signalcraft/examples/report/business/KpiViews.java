package com.signalcraft.examples.report.business;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.examples.report.business.BusinessView.Card;
import com.signalcraft.examples.report.business.BusinessView.ForecastRow;
import com.signalcraft.examples.report.business.BusinessView.ForecastTable;
import com.signalcraft.examples.report.business.BusinessView.KpiView;
import com.signalcraft.examples.report.chart.Sparkline;
import com.signalcraft.examples.report.kpi.Wording;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of a single KPI. */
final class KpiViews {

  /** What has no point for longer than this is noted, whatever its step. */
  private static final Duration LONGEST_SILENCE = Duration.ofDays(2);

  private final BusinessFacts facts;
  private final KpiFacts kpi;
  private final Units units;
  private final ZoneId zone;

  KpiViews(BusinessFacts facts, KpiFacts kpi) {
    this.facts = facts;
    this.kpi = kpi;
    this.units = new Units(kpi.history(), kpi.source().unit());
    this.zone = facts.zone();
  }

  Units units() {
    return units;
  }

  Card card() {
    Optional<Double> change = kpi.change();
    return new Card(
        kpi.source().name(),
        units.value(kpi.current()),
        (Double.isNaN(kpi.current())
                ? "no value in this period"
                : kpi.isTotal() ? "in total" : "on average")
            + kpi.latest().map(point -> "; last " + latest(point)).orElse(""),
        change.map(Wording::signedPercent).orElse(""),
        change.map(share -> share > 0.0005 ? "up" : share < -0.0005 ? "down" : "").orElse(""),
        Sparkline.draw(kpi.history().values()));
  }

  private String latest(KpiPoint point) {
    return units.value(point.value().doubleValue())
        + " on "
        + Units.minute(point.timestamp(), zone);
  }

  KpiView view(int number) {
    List<Anomaly> anomalies =
        facts.anomalies().stream()
            .filter(anomaly -> anomaly.sourceId().equals(kpi.source().id()))
            .toList();
    KpiChart chart = new KpiChart(kpi, anomalies, units);
    return new KpiView(
        "kpi-" + number,
        kpi.source().name(),
        words(),
        chart.draw(),
        !kpi.ahead().isEmpty(),
        chart.legend(),
        notes(),
        table());
  }

  private String words() {
    if (Double.isNaN(kpi.current())) {
      return "No value in this period.";
    }
    String words =
        units.value(kpi.current()) + (kpi.isTotal() ? " in total" : " on average") + comparison();
    return words + "." + outlook();
  }

  private String comparison() {
    String period = " than in the " + facts.wish().period().days() + " days before";
    return kpi.change()
        .map(
            share ->
                Math.abs(share) < 0.0005
                    ? ", as in the " + facts.wish().period().days() + " days before"
                    : ", "
                        + Wording.percent(Math.abs(share))
                        + (share > 0 ? " more" : " less")
                        + period)
        .orElse("");
  }

  private String outlook() {
    if (kpi.ahead().isEmpty()) {
      return "";
    }
    List<Prediction> ahead = kpi.ahead();
    double total = ahead.stream().mapToDouble(made -> made.predictedValue().doubleValue()).sum();
    return " Expected until "
        + Units.day(ahead.get(ahead.size() - 1).forecastDate(), zone)
        + ": "
        + units.value(kpi.isTotal() ? total : total / ahead.size())
        + (kpi.isTotal() ? " in total" : " on average")
        + ", by the model "
        + kpi.forecast().map(made -> made.modelType().value().replace('_', ' ')).orElse("")
        + ".";
  }

  /** What a reader must know of the data before he trusts them. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    Instant now = facts.to();
    kpi.latest()
        .ifPresentOrElse(
            point -> {
              Duration silence = Duration.between(point.timestamp(), now);
              if (silence.compareTo(longestSilence()) > 0) {
                notes.add(
                    "The last value is of "
                        + Units.minute(point.timestamp(), zone)
                        + ", "
                        + Wording.count(silence.toDays(), "day")
                        + " before this report.");
              }
            },
            () -> notes.add("It has no value yet."));
    TimeSeries history = kpi.history();
    if (history.missingCount() > 0) {
      notes.add(
          Wording.count(history.missingCount(), units.wording().step())
              + " of "
              + Wording.decimals(history.size(), 0)
              + (history.missingCount() == 1 ? " has no value." : " have no value."));
    }
    if (facts.wish().has(ReportSection.FORECASTS)) {
      forecastNote(now).ifPresent(notes::add);
    }
    return notes;
  }

  private Duration longestSilence() {
    TimeSeries history = kpi.history();
    if (history.size() < 2) {
      return LONGEST_SILENCE;
    }
    long span = history.timestampAt(history.size() - 1) - history.timestampAt(0);
    Duration steps = Duration.ofMillis(2 * span / (history.size() - 1));
    return steps.compareTo(LONGEST_SILENCE) > 0 ? steps : LONGEST_SILENCE;
  }

  private Optional<String> forecastNote(Instant now) {
    Optional<SourceForecast> forecast = kpi.forecast();
    if (forecast.isEmpty()) {
      return Optional.of("There is no forecast of it.");
    }
    Instant made = forecast.get().generatedAt();
    return Duration.between(made, now).compareTo(LONGEST_SILENCE) > 0
        ? Optional.of("Its forecast was made on " + Units.day(made, zone) + " and is not renewed.")
        : Optional.empty();
  }

  private List<ForecastTable> table() {
    if (!facts.wish().template().hasTables() || kpi.ahead().isEmpty()) {
      return List.of();
    }
    return List.of(
        new ForecastTable(
            Wording.capital(units.wording().step()), kpi.ahead().stream().map(this::row).toList()));
  }

  private ForecastRow row(Prediction made) {
    return new ForecastRow(
        units.wording().time(made.forecastDate().toEpochMilli()),
        units.value(made.predictedValue().doubleValue()),
        made.confidenceLower() == null || made.confidenceUpper() == null
            ? "–"
            : units.value(made.confidenceLower().doubleValue())
                + " to "
                + units.value(made.confidenceUpper().doubleValue()));
  }
}
