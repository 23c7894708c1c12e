package com.signalcraft.jdbc.upkeep;

import com.signalcraft.common.Checks;

/**
 * What a run of {@link Upkeep#cleanUp()} did. Immutable.
 *
 * @param ran false where another process was at its upkeep, so that this one did nothing
 * @param removed how many idempotency keys, forecast jobs, removed sources and months of the audit
 *     log were dropped
 */
public record CleanUpReport(boolean ran, long removed) {

  public CleanUpReport {
    Checks.that(
        removed >= 0 && (ran || removed == 0), "removed", "must fit the run, was " + removed);
  }
}
