package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * The receipt of a flush: what became of every point given to the writer since the last one.
 * Immutable.
 *
 * @param accepted points that the back end has stored
 * @param rejected points that were refused, in their order
 * @param pending points that are not sent yet, or sent and not answered; they stay with the writer
 */
public record FlushReport(long accepted, List<RejectedPoint> rejected, long pending) {

  public FlushReport {
    rejected = Checks.list("rejected", rejected);
    Checks.that(accepted >= 0, "accepted", "must not be negative, was " + accepted);
    Checks.that(pending >= 0, "pending", "must not be negative, was " + pending);
  }

  /**
   * Whether every point is stored.
   *
   * @return true if none is refused or pending
   */
  public boolean isComplete() {
    return rejected.isEmpty() && pending == 0;
  }
}
