package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Instant;

/**
 * A stretch of a series where observations are absent. Immutable.
 *
 * @param from the last observation before it
 * @param to the first observation after it
 * @param missingSteps how many steps are absent between the two, at least 1
 */
public record Gap(Instant from, Instant to, long missingSteps) {

  /** Checks the order and the count. */
  public Gap {
    Checks.that(
        Checks.required("from", from).isBefore(Checks.required("to", to)),
        "to",
        "must be after " + from + ", was " + to);
    Checks.that(missingSteps >= 1, "missingSteps", "must be at least 1, was " + missingSteps);
  }
}
