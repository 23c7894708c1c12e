package com.signalcraft.examples.report.analysis;

import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.FiredAlert;
import java.util.List;

/**
 * What one alert rule would have done.
 *
 * @param rule the rule
 * @param derived whether the rule was derived from the data, not given by the person
 * @param firings when it would have fired, in order of time
 */
public record AlertOutcome(AlertRule rule, boolean derived, List<FiredAlert> firings) {

  /** Copies the list. */
  public AlertOutcome {
    firings = List.copyOf(firings);
  }
}
