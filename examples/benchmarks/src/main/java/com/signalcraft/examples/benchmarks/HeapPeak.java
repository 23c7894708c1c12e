package com.signalcraft.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** How much of the heap work holds at the most. Stateless. */
public final class HeapPeak {

  private HeapPeak() {}

  /**
   * Collects garbage over and over while the work is done, and looks at what is left.
   *
   * @param work what to do; its result counts
   * @return bytes, less what there was before
   * @throws InterruptedException if the thread is interrupted while it waits for the work
   */
  public static long during(Supplier<?> work) throws InterruptedException {
    // Once for nothing, so that classes and caches of the JDK are there already.
    Object held = work.get();
    held = "nothing, instead of " + held.getClass();
    long before = live();
    AtomicReference<Object> result = new AtomicReference<>();
    Thread worker = new Thread(() -> result.set(work.get()), "heap-peak");
    worker.start();
    try {
      long peak = before;
      while (worker.isAlive()) {
        peak = Math.max(peak, live());
      }
      worker.join();
      if (result.get() == null) {
        throw new IllegalStateException("the work failed");
      }
      return Math.max(peak, live()) - before;
    } finally {
      Reference.reachabilityFence(result);
      Reference.reachabilityFence(held);
    }
  }

  private static long live() {
    System.gc();
    // As the collection left it, whatever was allocated since.
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
