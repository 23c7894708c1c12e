package com.signalcraft.internal;

import com.signalcraft.error.SubscriptionRequiredException;

/** The errors of calls that the plan of a business's owner does not allow. Stateless. */
public final class PlanRefusals {

  private PlanRefusals() {}

  /**
   * A call more than the month has.
   *
   * @param allowed how many calls a month the plan allows
   * @return the error
   */
  public static SubscriptionRequiredException apiCalls(int allowed) {
    return exceeded("api_calls", "calls a month", allowed);
  }

  /**
   * A source too many.
   *
   * @param allowed how many sources the plan allows, over all businesses of the owner
   * @return the error
   */
  public static SubscriptionRequiredException dataSources(int allowed) {
    return exceeded("data_sources", "KPI sources", allowed);
  }

  /**
   * A member too many.
   *
   * @param allowed how many members of one business the plan allows, invitations included
   * @return the error
   */
  public static SubscriptionRequiredException seats(int allowed) {
    return exceeded("seats", "members of a business", allowed);
  }

  /**
   * A forecast that reaches too far.
   *
   * @param allowed how many days from now the plan allows, at least 1
   * @return the error
   */
  public static SubscriptionRequiredException forecastDays(int allowed) {
    return exceeded("forecast_days", "days of forecast", allowed);
  }

  /**
   * A forecast where the plan has none.
   *
   * @return the error
   */
  public static SubscriptionRequiredException noForecasts() {
    return new SubscriptionRequiredException("the plan of the business has no forecasts");
  }

  /**
   * An alert on anomalies where the plan has none.
   *
   * @return the error
   */
  public static SubscriptionRequiredException noAnomalyAlerts() {
    return new SubscriptionRequiredException("the plan of the business has no alerts on anomalies");
  }

  private static SubscriptionRequiredException exceeded(String limit, String words, int allowed) {
    return new SubscriptionRequiredException(
        limit + ": the plan of the business's owner allows " + allowed + " " + words);
  }
}
