package com.signalcraft.examples.benchmarks;

import com.signalcraft.kpi.KpiPoint;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * How much of the heap a stored point takes: what is in use with a million of them, less before.
 */
final class PointMemory {

  private static final int POINTS = 1_000_000;
  private static final int COLLECTIONS = 3;

  private PointMemory() {}

  /** Bytes for each point in the in-memory back end. */
  static double inMemory() {
    return bytesPerPoint(
        () -> {
          Shop shop = Shop.open();
          Expect.count(POINTS, shop.push(Shop.points(shop.addSource("Revenue"), POINTS)));
          return shop;
        });
  }

  /** Bytes for each point as an object in a bare sorted map. */
  static double skipListMap() {
    return bytesPerPoint(
        () -> {
          ConcurrentSkipListMap<Object, KpiPoint> map = new ConcurrentSkipListMap<>();
          Shop shop = Shop.open();
          Shop.points(shop.addSource("Revenue"), POINTS)
              .forEach(point -> map.put(point.timestamp(), point));
          shop.close();
          return map;
        });
  }

  private static double bytesPerPoint(Supplier<Object> work) {
    // Once for nothing, so that classes and caches of the JDK are there already.
    Object held = work.get();
    held = "nothing, instead of " + held.getClass();
    long before = used();
    try {
      held = work.get();
      return (double) (used() - before) / POINTS;
    } finally {
      Reference.reachabilityFence(held);
    }
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
