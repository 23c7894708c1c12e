package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes a business of 20 sources with 50,000 points each, the last year of each ending now, and
 * prints what the scripts read from the environment.
 */
public final class PrepareOverview {

  private static final int SOURCES = 20;
  private static final int POINTS = 50_000;
  private static final int BATCH = 10_000;

  private PrepareOverview() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    LoadTarget target = LoadTarget.ofEnvironment();
    LoadTarget.Tenant tenant = target.register();
    Duration step = Duration.ofDays(365).dividedBy(POINTS);
    Instant begin = Clock.systemUTC().instant().minus(step.multipliedBy(POINTS));
    for (int i = 0; i < SOURCES; i++) {
      UUID source = target.source(tenant, "Source " + i);
      for (int from = 0; from < POINTS; from += BATCH) {
        target.push(
            target.serviceKey(),
            Batches.body(source, begin.plus(step.multipliedBy(from)), step, BATCH));
      }
    }
    System.out.println("export BUSINESS=" + tenant.business());
    System.out.println("export TOKEN=" + tenant.token());
  }
}
