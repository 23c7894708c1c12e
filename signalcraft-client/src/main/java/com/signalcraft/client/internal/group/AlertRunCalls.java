package com.signalcraft.client.internal.group;

import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.client.internal.json.AlertRunRows;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.internal.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Runs, states and deliveries of alerts. What a lost answer leaves behind is settled by time, not
 * by repetition: a claim is a lease that runs out; a commit shows in the version of the next run,
 * and what follows from its events is there once whoever commits them again; an attempt that was
 * not settled is made again with the delivery's id. That it was delivered alone may be said twice,
 * and is. Thread-safe.
 */
public final class AlertRunCalls implements AlertRuns {

  private static final String ALERTS = "alerts";
  private static final String RUNS = "runs";
  private static final String DELIVERIES = "deliveries";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public AlertRunCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public List<AlertRun> claim(int limit, Duration lease) {
    return caller.call(
        Calls.post(claimOf(limit, lease), ALERTS, RUNS, "claim"),
        Answers.list(RUNS, AlertRunRows::run));
  }

  private static Members claimOf(int limit, Duration lease) {
    return Members.of("limit", Requests.claimLimit(limit)).with("lease", Requests.lease(lease));
  }

  @Override
  public void commit(AlertCommit commit) {
    Checks.required("commit", commit);
    Members body =
        Members.of("version", commit.version())
            .with("next_due", commit.nextDue())
            .with("states", commit.states().stream().map(AlertRunRows::of).toList())
            .with("events", commit.events().stream().map(AlertRunRows::of).toList())
            .with("channels", commit.channels());
    caller.call(
        Calls.post(body, ALERTS, RUNS, commit.businessId(), "commit"), ResponseReader.STATUS);
  }

  @Override
  public List<AlertStatus> statuses(UUID businessId) {
    return caller.call(
        Calls.get(ALERTS, business(businessId), "statuses"),
        Answers.list("statuses", AlertRunRows::status));
  }

  @Override
  public List<AlertDelivery> claimDeliveries(List<String> channels, int limit, Duration lease) {
    Members body =
        Members.of("channels", Requests.channels(channels)).withAll(claimOf(limit, lease));
    return caller.call(
        Calls.post(body, ALERTS, DELIVERIES, "claim"),
        Answers.list(DELIVERIES, AlertRunRows::delivery));
  }

  @Override
  public void settle(UUID deliveryId, DeliveryOutcome outcome) {
    Checks.required("id", deliveryId);
    Checks.required("outcome", outcome);
    Members body =
        Members.of("outcome", outcome.kind().name().toLowerCase(Locale.ROOT))
            .with("retry_at", outcome.retryAt())
            .with("error", outcome.error());
    ApiRequest request = Calls.post(body, ALERTS, DELIVERIES, deliveryId, "settle");
    // a second failure would count as another attempt
    boolean repeatable = outcome.kind() == DeliveryOutcome.Kind.DELIVERED;
    caller.call(
        repeatable ? request.idempotencyKey("delivered-" + deliveryId) : request,
        ResponseReader.STATUS);
  }

  @Override
  public List<AlertDelivery> deadLetters(UUID businessId) {
    return caller.call(
        Calls.get(ALERTS, DELIVERIES, business(businessId), "dead"),
        Answers.list(DELIVERIES, AlertRunRows::delivery));
  }

  private static UUID business(UUID businessId) {
    return Checks.required("business_id", businessId);
  }
}
