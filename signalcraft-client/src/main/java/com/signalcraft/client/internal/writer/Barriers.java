package com.signalcraft.client.internal.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The barriers that somebody waits for. Guarded by the queue's lock. */
final class Barriers {

  private final List<Barrier> waiting = new ArrayList<>();

  /** A barrier for so many points, with numbers up to a given one. */
  Barrier add(long through, long points) {
    Barrier barrier = new Barrier(through, points);
    if (barrier.isPassed()) {
      barrier.passed().complete(null);
    } else {
      waiting.add(barrier);
    }
    return barrier;
  }

  void remove(Barrier barrier) {
    waiting.remove(barrier);
  }

  /** Takes those out that a batch was the last for; to be let go without the lock. */
  List<Barrier> settled(Delivery delivery) {
    return takeOut(barrier -> barrier.settled(delivery));
  }

  /** Takes those out that are passed if there are no more points than these. */
  List<Barrier> remaining(long points) {
    return takeOut(
        barrier -> {
          barrier.remaining(points);
          return barrier.isPassed();
        });
  }

  /** Takes all out. */
  List<Barrier> takeAll() {
    return takeOut(barrier -> true);
  }

  private List<Barrier> takeOut(Predicate<Barrier> isPassed) {
    List<Barrier> passed = new ArrayList<>();
    waiting.removeIf(
        barrier -> {
          boolean out = isPassed.test(barrier);
          if (out) {
            passed.add(barrier);
          }
          return out;
        });
    return passed;
  }

  /** Lets those go who wait. */
  static void open(List<Barrier> passed) {
    passed.forEach(barrier -> barrier.passed().complete(null));
  }
}
