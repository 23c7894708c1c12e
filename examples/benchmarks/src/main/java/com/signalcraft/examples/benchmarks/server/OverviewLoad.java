package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for overviews at a fixed rate, whether or not answers keep up: each is timed from when it
 * was due. Arguments: requests a second (200) and seconds (30).
 */
public final class OverviewLoad {

  private static final int THREADS = 64;

  private OverviewLoad() {}

  public static void main(String[] args) throws InterruptedException {
    int rate = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    LoadTarget target = LoadTarget.ofEnvironment();
    String path = "/dashboard/overview/" + LoadTarget.required("BUSINESS");
    String token = LoadTarget.required("TOKEN");
    Latencies latencies = new Latencies();
    AtomicInteger failed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    long step = TimeUnit.SECONDS.toNanos(1) / rate;
    for (int i = 0; i < rate * seconds; i++) {
      long due = begin + i * step;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      threads.execute(
          () -> {
            try {
              target.get(path, token);
              latencies.add(System.nanoTime() - due);
            } catch (IOException e) {
              failed.incrementAndGet();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
      threads.shutdownNow();
    }
    System.out.println("overviews at " + rate + "/s: " + latencies + ", failed " + failed);
  }
}
