package com.signalcraft.examples.benchmarks.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long things took. Thread-safe. */
final class Latencies {

  private static final double NANOS = 1e6;

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  void add(long took) {
    nanos.add(took);
  }

  int size() {
    return nanos.size();
  }

  /** Median, p95, p99 and the longest in milliseconds. */
  @Override
  public String toString() {
    List<Long> sorted;
    synchronized (nanos) {
      sorted = nanos.stream().sorted().toList();
    }
    return sorted.isEmpty()
        ? "none"
        : String.format(
            Locale.ROOT,
            "n %d, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
            sorted.size(),
            at(sorted, 0.5),
            at(sorted, 0.95),
            at(sorted, 0.99),
            at(sorted, 1));
  }

  private static double at(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / NANOS;
  }
}
