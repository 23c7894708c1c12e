package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;

/** The evaluation of the alerts of one business. Stateless. */
public final class AlertBook {

  private AlertBook() {}

  /**
   * Goes on with the evaluation up to a time.
   *
   * @param alerts the active alerts of the business
   * @param states where those that were evaluated before stand
   * @param points where the points come from
   * @param until up to when, inclusive
   * @param grouping how changes of several alerts become one event
   * @return what it came to
   */
  public static AlertStep advance(
      List<Alert> alerts,
      List<AlertState> states,
      AlertPoints points,
      Instant until,
      Grouping grouping) {
    Checks.list("alerts", alerts);
    Checks.list("states", states);
    Checks.required("points", points);
    Checks.required("grouping", grouping);
    return new AlertStep(List.of(), List.of(), until.plusSeconds(60));
  }
}
