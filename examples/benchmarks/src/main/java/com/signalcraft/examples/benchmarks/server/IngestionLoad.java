package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pushes points by several clients, each to a source of its own and one batch after the other.
 * Arguments: clients (10), points a batch (1,000) and seconds (30).
 */
public final class IngestionLoad {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMillis(100);

  private IngestionLoad() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    LoadTarget target = LoadTarget.ofEnvironment();
    LoadTarget.Tenant tenant = target.register();
    Latencies latencies = new Latencies();
    List<UUID> sources = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      sources.add(target.source(tenant, "Source " + i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long begin = System.nanoTime();
    long end = begin + Duration.ofSeconds(seconds).toNanos();
    List<Future<?>> running = new ArrayList<>();
    for (UUID source : sources) {
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                  Instant from = BEGIN.plus(STEP.multipliedBy((long) i * batch));
                  String body = Batches.body(source, from, STEP, batch);
                  long sent = System.nanoTime();
                  target.push(tenant.token(), body);
                  latencies.add(System.nanoTime() - sent);
                }
                return null;
              }));
    }
    for (Future<?> client : running) {
      client.get();
    }
    threads.shutdown();
    double took = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d clients, batches of %d: %.0f points/s; a batch: %s%n",
        clients,
        batch,
        latencies.size() * (double) batch / took,
        latencies);
  }
}
