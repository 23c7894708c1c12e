package com.signalcraft.examples.fleet.sink;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param series how many series it has
 * @param failed of how many of them something could not be made
 * @param cut of how many only the newest points were used
 * @param points how many points they have
 * @param anomalies how many anomalies were told
 * @param models how many forecasts each kind of model made
 * @param reasons the most frequent reasons of failures, with how many series each
 * @param slowest the series that took longest, in milliseconds; empty where there are none
 */
public record RunReport(
    long series,
    long failed,
    long cut,
    long points,
    long anomalies,
    Map<String, Long> models,
    List<Count> reasons,
    Optional<Count> slowest) {

  /** Copies the collections. */
  public RunReport {
    models = Map.copyOf(models);
    reasons = List.copyOf(reasons);
  }

  /**
   * A number of something.
   *
   * @param name of what
   * @param count how many
   */
  public record Count(String name, long count) {}
}
