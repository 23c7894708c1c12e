package com.signalcraft.alert;

import com.signalcraft.alert.internal.run.Round;
import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The evaluation of the alerts of one business: a pure function of how they stand, their points and
 * a time. Stateless.
 *
 * <p><b>Time.</b> What happens is ordered by the time of the points, not by when the evaluation
 * runs: from what an alert was evaluated up to until {@code until} less its {@link
 * AlertSettings#delay()}, its points and its deadlines are gone through in the order of their time,
 * a point before a deadline at the same time. However that stretch is cut into evaluations, states
 * and events are the same to the last byte, as long as points are there by the time they are looked
 * at, and settings stay. An alert without a state begins calm at its {@link Alert#updatedAt()}.
 * Points more than 7 days before the end of an evaluation that were not looked at count as late.
 *
 * <p><b>Readings.</b> As {@link AlertEvaluator} has them, but for three things. The distance of the
 * points is the median of the 16 distances up to each, as a frequency of the whole would depend on
 * what comes later. A baseline is looked for 400 days back. And the detector of an anomaly rule,
 * which has its options by default, warms up on the 35 days before the first point that is read.
 * Windows are read anew from the points each time, so points that come late or are corrected count
 * in the windows that are still to be read; but nothing is read again at or before {@link
 * AlertStatus#evaluatedUntil()}, and a detector does not learn twice.
 *
 * <p><b>Phases.</b>
 *
 * <ul>
 *   <li>A reading that meets the condition makes an alert {@link AlertPhase#PENDING}, and {@link
 *       AlertPhase#FIRING} after {@code pendingFor}, at once where that is 0: also where no further
 *       point has come, as what was read last still holds. A reading that does not meet it makes a
 *       pending one calm.
 *   <li>A firing goes on until a reading is clear, which with a recovery threshold is on its calm
 *       side. Then it is {@link AlertPhase#RECOVERING} for {@code keepFiringFor}, and over unless a
 *       reading was not clear meanwhile, which makes it fire on as before.
 *   <li>Readings that are unknown change nothing.
 *   <li>When no point has come for {@code noDataAfter}: with {@link NoDataPolicy#ALERT} the phase
 *       is {@link AlertPhase#NO_DATA}, from which the next reading leads on as from calm; with
 *       {@link NoDataPolicy#OK} it is calm; with {@link NoDataPolicy#KEEP} nothing changes.
 *   <li>An alert is in {@link AlertPhase#ERROR} while its condition, timeframe or thresholds do not
 *       fit, its source is not there, or it depends on itself by way of others. The others go on.
 *   <li>An alert whose source, condition, thresholds or window were changed, or that left an error,
 *       or whose memory cannot be read, starts anew, calm, at the time up to which it was
 *       evaluated. Other settings count at once.
 * </ul>
 *
 * <p><b>Telling.</b> What was told of an alert last is held against how it stands, and the
 * difference is told as soon as nothing keeps it quiet:
 *
 * <ul>
 *   <li>In a silence, nothing is told. What still holds at its end is told then; what came and went
 *       within it never is.
 *   <li>The same goes while the alert that it {@code dependsOn} fires; at the same time that one
 *       comes first. Alerts that are linked so wait equally long for their points, the longest
 *       {@code delay} of them. One that is not among the alerts keeps nobody quiet.
 *   <li>For {@code coolDown} after the end of a firing was told, no firing is told; what still
 *       fires then is.
 *   <li>When {@code flapChanges} firings have begun within {@code flapWindow}, {@link
 *       AlertChange#FLAPPING} is told instead, and then no single change until none has begun for
 *       {@code flapWindow}; then it is told whether it fires or is over. No data and failures are
 *       told all the same.
 *   <li>A firing is told again each {@code repeatInterval}, as {@link AlertChange#REPEATED}.
 *   <li>One alert tells at most 20 changes in 5 minutes, and what holds then after that.
 * </ul>
 *
 * <p><b>Events.</b> Changes of one kind are grouped as {@link Grouping} says, among alerts that
 * wait equally long for their points; at most 20 alerts are in one event. An event's id follows
 * from its alerts, their changes, the times of these and how many each had told before, so whoever
 * evaluates gives it the same. Its data has {@code change}, {@code at} and {@code alerts}, a list
 * of objects of {@code alert_id}, {@code alert_name}, {@code source_id}, {@code condition}, {@code
 * timeframe}, {@code threshold}, {@code phase}, {@code since} and {@code at}, and where something
 * was read {@code read_at} and {@code current_value}, for change_percent {@code change_percent} and
 * {@code baseline}, for anomaly {@code deviation_score}, {@code expected_value} and {@code
 * severity}.
 *
 * <p>The semantics follow Prometheus ({@code for}, {@code keep_firing_for}), Alertmanager
 * (grouping, silences, inhibition, repetition), Grafana (no data) and Datadog (recovery
 * thresholds).
 */
public final class AlertBook {

  private AlertBook() {}

  /**
   * Goes on with the evaluation up to a time.
   *
   * @param alerts the active alerts of one business, each once, in an order that stays
   * @param states where those that were evaluated before stand; others are left aside
   * @param points where the points come from
   * @param until up to when, inclusive; an earlier time than before changes nothing
   * @param grouping how changes of several alerts become one event
   * @return what it came to
   * @throws com.signalcraft.error.ValidationException if an alert is there twice, or the alerts are
   *     of several businesses
   */
  public static AlertStep advance(
      List<Alert> alerts,
      List<AlertState> states,
      AlertPoints points,
      Instant until,
      Grouping grouping) {
    List<Alert> all = Checks.list("alerts", alerts);
    for (Alert alert : all) {
      UUID business = all.get(0).businessId();
      Checks.that(
          alert.businessId().equals(business),
          "alerts",
          "must be of one business, were of " + business + " and " + alert.businessId());
    }
    return new Round(
            all,
            Checks.list("states", states),
            Checks.required("points", points),
            Checks.instant("until", until))
        .step(Checks.required("grouping", grouping));
  }
}
