package com.signalcraft.client.internal.writer;

import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.RejectedPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The counts since the last receipt. Guarded by the queue's lock. */
final class Tally {

  private final Deque<RejectedPoint> rejected = new ArrayDeque<>();
  private final int mostRejected;
  private long accepted;

  /** Keeps so many refused points at the most; the oldest go first. */
  Tally(int mostRejected) {
    this.mostRejected = mostRejected;
  }

  void settled(int points, List<RejectedPoint> refused) {
    accepted += Math.max(0, points - refused.size());
    rejected.addAll(refused);
    while (rejected.size() > mostRejected) {
      rejected.removeFirst();
    }
  }

  int rejected() {
    return rejected.size();
  }

  FlushReport report(long pending) {
    FlushReport report = new FlushReport(accepted, List.copyOf(rejected), pending);
    accepted = 0;
    rejected.clear();
    return report;
  }
}
