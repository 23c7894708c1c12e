package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The right to evaluate the alerts of one business for a while, and what they are. Immutable.
 *
 * @param businessId the business
 * @param version of what the alerts remember; a commit must name it, and moves it on
 * @param leasedUntil until when nobody else is given the business, by the back end's clock
 * @param now the back end's time at which it was given
 * @param alerts the active alerts of the business, ordered by time of creation
 * @param states where those that have been evaluated before stand
 */
public record AlertRun(
    UUID businessId,
    long version,
    Instant leasedUntil,
    Instant now,
    List<Alert> alerts,
    List<AlertState> states) {

  public AlertRun {
    Checks.required("business_id", businessId);
    Checks.required("leased_until", leasedUntil);
    Checks.required("now", now);
    alerts = Checks.list("alerts", alerts);
    states = Checks.list("states", states);
  }
}
