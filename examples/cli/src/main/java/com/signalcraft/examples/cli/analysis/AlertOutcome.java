package com.signalcraft.examples.cli.analysis;

import java.util.List;

/**
 * What one alert rule would have done.
 *
 * @param rule the rule in words
 * @param derived whether the rule was derived from the data, not given by the person
 * @param firings when it would have fired, in order of time
 */
public record AlertOutcome(String rule, boolean derived, List<Firing> firings) {

  /** Copies the list. */
  public AlertOutcome {
    firings = List.copyOf(firings);
  }

  /**
   * One firing.
   *
   * @param epochMillis when, in epoch milliseconds
   * @param why what was observed, in words
   */
  public record Firing(long epochMillis, String why) {}
}
