package com.signalcraft.examples.server.schedule;

import com.signalcraft.alert.Grouping;
import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.alerting.WebhookTarget;
import com.signalcraft.common.Checks;
import com.signalcraft.lifecycle.RetentionPolicy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What the server does by itself, and when.
 *
 * @param enabled whether this process does any of it; another one may, on the same database
 * @param forecastsAt when forecasts are made, in UTC
 * @param forecastDays how far they reach where the plan allows it, 1 to 366
 * @param anomalyWait how long after a look at a source's points the next one is at the earliest, 1
 *     second to 1 hour
 * @param alertWait how soon after new points the alerts over five minutes are evaluated, those over
 *     a longer time in proportion but within a minute; 10 milliseconds to 1 minute
 * @param alertGrouping how changes of several alerts become one event
 * @param alertPause how long to wait when no alert is due, 10 milliseconds to 1 minute
 * @param retention how long points live
 * @param webhook where the events of alerts are posted to; empty for nowhere
 * @param smtp the server that takes the mails of alerts to members; empty for no mail
 * @param poll how often a process looks whether something is due, 10 milliseconds to 1 minute
 */
public record ScheduleOptions(
    boolean enabled,
    LocalTime forecastsAt,
    int forecastDays,
    Duration anomalyWait,
    Duration alertWait,
    Grouping alertGrouping,
    Duration alertPause,
    RetentionPolicy retention,
    Optional<WebhookTarget> webhook,
    Optional<SmtpSettings> smtp,
    Duration poll) {

  /** Checks that each is in its range. */
  public ScheduleOptions {
    Checks.required("schedule.forecasts_at", forecastsAt);
    Checks.between("schedule.forecast_days", forecastDays, 1, 366);
    between("schedule.anomaly_wait", anomalyWait, Duration.ofSeconds(1), Duration.ofHours(1));
    between("schedule.alert_wait", alertWait, Duration.ofMillis(10), Duration.ofMinutes(1));
    Checks.required("schedule.alert_grouping", alertGrouping);
    between("schedule.alert_pause", alertPause, Duration.ofMillis(10), Duration.ofMinutes(1));
    Checks.required("schedule.retention", retention);
    between("schedule.poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    Checks.that(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        name,
        "must be from " + least + " to " + most + ", was " + value);
  }

  /**
   * Everything: forecasts of 30 days at two, anomalies each minute, alerts two seconds after new
   * points, those of ten seconds in one event.
   */
  public static ScheduleOptions defaults() {
    return new ScheduleOptions(
        true,
        LocalTime.of(2, 0),
        30,
        Duration.ofMinutes(1),
        Duration.ofSeconds(2),
        new Grouping(Duration.ofSeconds(10)),
        Duration.ofSeconds(1),
        RetentionPolicy.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(2));
  }

  /** These, or nothing by this process. */
  public ScheduleOptions withEnabled(boolean chosen) {
    return new ScheduleOptions(
        chosen,
        forecastsAt,
        forecastDays,
        anomalyWait,
        alertWait,
        alertGrouping,
        alertPause,
        retention,
        webhook,
        smtp,
        poll);
  }

  /** These with other channels of alerts. */
  public ScheduleOptions withChannels(
      Optional<WebhookTarget> chosenWebhook, Optional<SmtpSettings> chosenSmtp) {
    return new ScheduleOptions(
        enabled,
        forecastsAt,
        forecastDays,
        anomalyWait,
        alertWait,
        alertGrouping,
        alertPause,
        retention,
        chosenWebhook,
        chosenSmtp,
        poll);
  }

  /** These with other waits. */
  public ScheduleOptions withWaits(Duration anomalies, Duration alerts, Duration polls) {
    return new ScheduleOptions(
        enabled,
        forecastsAt,
        forecastDays,
        anomalies,
        alertWait,
        alertGrouping,
        alerts,
        retention,
        webhook,
        smtp,
        polls);
  }

  /** These with alerts that are told sooner or later. */
  public ScheduleOptions withAlerts(Duration wait, Grouping grouping) {
    return new ScheduleOptions(
        enabled,
        forecastsAt,
        forecastDays,
        anomalyWait,
        wait,
        grouping,
        alertPause,
        retention,
        webhook,
        smtp,
        poll);
  }
}
