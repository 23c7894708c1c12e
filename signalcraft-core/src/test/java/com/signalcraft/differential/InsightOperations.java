package com.signalcraft.differential;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.alert.Silence;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Forecasts, anomalies, alerts and notifications. */
final class InsightOperations {

  private InsightOperations() {}

  static void addTo(Operations all) {
    forecasts(all);
    anomalies(all);
    alerts(all);
    notifications(all);
  }

  private static void forecasts(Operations all) {
    all.add(12, "forecasts.save", t -> t.together(view -> view.forecasts().save(run(t))));
    all.add(
        9,
        "forecasts.latest",
        t ->
            t.view()
                .forecasts()
                .latest(t.business(), t.chance(50) ? null : t.source(), t.oneOf(0, 1, 7, 90, 91)));
    all.add(
        9,
        "forecasts.history",
        t -> {
          UUID source = t.source();
          TimeRange range = t.range();
          return t.page(
              "forecasts " + source, page -> t.view().forecasts().history(source, range, page));
        });
    all.add(
        9,
        "forecasts.generate",
        t ->
            t.view()
                .forecasts()
                .generate(
                    new ForecastRequest(
                        t.business(),
                        t.chance(40) ? List.of() : Collections.singletonList(t.source()),
                        t.chance(40)
                            ? Optional.empty()
                            : Optional.of(
                                t.oneOf(
                                    ModelType.NAIVE,
                                    ModelType.DRIFT,
                                    ModelType.LINEAR,
                                    ModelType.PROPHET)),
                        t.oneOf(1, 7, 30, 31, 366)))
                .await(Duration.ofSeconds(30)));
  }

  private static ForecastRun run(Turn t) {
    UUID source = t.source();
    Instant first = t.chance(80) ? t.today().plus(Duration.ofDays(2 + t.number(40))) : t.past();
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i <= t.number(4); i++) {
      BigDecimal value = BigDecimal.valueOf(t.number(1_000), 1);
      predictions.add(
          new Prediction(
              first.plus(Duration.ofDays(i)),
              value,
              t.maybe(value.subtract(BigDecimal.ONE)),
              t.maybe(value.add(new BigDecimal("1.50")))));
    }
    return new ForecastRun(
        source,
        t.oneOf(ModelType.values()),
        t.maybe(t.oneOf(new BigDecimal("0.90"), new BigDecimal("-3"), BigDecimal.ONE)),
        predictions);
  }

  private static void anomalies(Operations all) {
    all.add(
        15,
        "anomalies.save",
        t -> {
          List<NewAnomaly> found = new ArrayList<>();
          for (int i = 0; i <= t.number(4); i++) {
            found.add(
                new NewAnomaly(
                    t.source(),
                    t.anyTime(),
                    t.decimal(),
                    t.decimal(),
                    t.decimal(),
                    t.maybe(t.oneOf(Severity.values()))));
          }
          List<Anomaly> saved = t.view().anomalies().save(found);
          for (Anomaly anomaly : saved) {
            t.madeIn(Kind.ANOMALY, anomaly, Anomaly::id, anomaly.businessId());
          }
          return saved;
        });
    all.add(6, "anomalies.get", t -> t.view().anomalies().get(t.anomaly()));
    all.add(
        12,
        "anomalies.list",
        t -> {
          UUID business = t.business();
          AnomalyQuery query =
              new AnomalyQuery(
                  business,
                  t.chance(70) ? null : t.source(),
                  t.range(),
                  t.chance(70) ? null : t.oneOf(Severity.values()),
                  t.chance(70) ? null : t.chance(50));
          return t.page("anomalies " + business, page -> t.view().anomalies().list(query, page));
        });
    all.add(9, "anomalies.acknowledge", t -> t.view().anomalies().acknowledge(t.anomaly()));
  }

  private static void alerts(Operations all) {
    all.add(12, "alerts.create", InsightOperations::createAlert);
    all.add(6, "alerts.get", t -> t.view().alerts().get(t.alert()));
    all.add(6, "alerts.list", t -> t.view().alerts().list(t.business()));
    all.add(
        12,
        "alerts.update",
        t ->
            t.together(
                view ->
                    view.alerts()
                        .update(
                            t.alert(),
                            new AlertUpdate(
                                t.maybe(t.text()),
                                t.maybe(t.decimal()),
                                t.maybe(t.oneOf(AlertTimeframe.values())),
                                t.maybe(t.chance(80)),
                                t.chance(70) ? null : settings(t)))));
    all.run(3, "alerts.delete", t -> t.view().alerts().delete(t.alert()));
    all.add(
        6, "alerts.markTriggered", t -> t.service().alerts().markTriggered(t.alert(), t.past()));
  }

  private static Alert createAlert(Turn t) {
    NewAlert wanted =
        new NewAlert(
            t.source(),
            t.text(),
            t.oneOf(AlertCondition.values()),
            t.chance(85) ? t.decimal() : null,
            t.oneOf(AlertTimeframe.values()),
            t.chance(60) ? AlertSettings.defaults() : settings(t));
    Alert alert = t.view().alerts().create(wanted);
    return t.madeIn(Kind.ALERT, alert, Alert::id, alert.businessId());
  }

  private static AlertSettings settings(Turn t) {
    AlertSettings settings =
        AlertSettings.defaults()
            .withAggregation(t.oneOf(Aggregation.values()))
            .withFullWindow(t.chance(50))
            .withPendingFor(t.oneOf(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMillis(1)))
            .withNoData(t.oneOf(NoDataPolicy.values()))
            .withFlapping(t.oneOf(0, 3), Duration.ofHours(2))
            .withRepeatInterval(t.maybe(Duration.ofHours(4)))
            .withDependsOn(t.chance(80) ? null : t.alert());
    if (t.chance(20)) {
      settings = settings.withRecoveryThreshold(t.decimal());
    }
    if (t.chance(20)) {
      settings = settings.withLeastChange(t.oneOf(new BigDecimal("0.00"), new BigDecimal("1.50")));
    }
    return t.chance(80)
        ? settings
        : settings.withSilences(
            List.of(
                new Silence(TimeRange.of(t.today().minus(Duration.ofDays(1)), t.now()), t.text())));
  }

  private static void notifications(Operations all) {
    all.add(
        12,
        "notifications.send",
        t -> {
          NewNotification wanted = notification(t);
          return t.madeIn(
              Kind.NOTIFICATION,
              t.service().notifications().send(wanted),
              Notification::id,
              wanted.userId());
        });
    all.add(
        9,
        "notifications.list",
        t -> {
          boolean unread = t.chance(50);
          return t.page("notifications", page -> t.person().notifications().list(unread, page));
        });
    all.add(
        6,
        "notifications.markRead",
        t -> {
          UUID notification = t.notification();
          return t.mostly(t.receiver(notification)).notifications().markRead(notification);
        });
  }

  private static NewNotification notification(Turn t) {
    return new NewNotification(
        t.user(),
        t.chance(40) ? null : t.business(),
        t.chance(60) ? null : t.alert(),
        t.oneOf(NotificationType.values()),
        t.text(),
        t.text(),
        t.object());
  }
}
