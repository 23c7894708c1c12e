package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mixture of calls for a long time, with a websocket that comes and goes, and what the server's
 * metrics say of heap, files, threads and connections each half minute. Argument: minutes (10). The
 * environment names the management port by MANAGEMENT.
 */
public final class Soak {

  private static final List<String> FIGURES =
      List.of(
          "jvm_gc_live_data_size_bytes",
          "jvm_memory_used_bytes{area=\"heap\",id=\"G1 Old Gen\"}",
          "jvm_memory_used_bytes{area=\"heap\",id=\"Tenured Gen\"}",
          "process_files_open_files",
          "jvm_threads_live_threads",
          "hikaricp_connections{pool=\"signalcraft-server\"}",
          "signalcraft_websockets",
          "http_server_requests_active");

  private Soak() {}

  @SuppressWarnings("FutureReturnValueIgnored") // a turn counts its failures itself
  public static void main(String[] args) throws IOException, InterruptedException {
    int minutes = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    LoadTarget target = LoadTarget.ofEnvironment();
    URI metrics = URI.create(LoadTarget.required("MANAGEMENT") + "/metrics");
    LoadTarget.Tenant tenant = target.register();
    UUID source = target.source(tenant, "Sales");
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    for (int i = 0; i < 6; i++) {
      threads.scheduleWithFixedDelay(
          () -> turn(target, tenant, source, calls, failed), i * 10L, 30, TimeUnit.MILLISECONDS);
    }
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    Object pause = new Object();
    while (System.nanoTime() < end) {
      synchronized (pause) {
        TimeUnit.SECONDS.timedWait(pause, 30);
      }
      System.out.printf(Locale.ROOT, "%d calls, %d failed; ", calls.get(), failed.get());
      HttpRequest request = HttpRequest.newBuilder(metrics).build();
      target
          .http()
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> FIGURES.stream().anyMatch(figure -> line.startsWith(figure + " ")))
          .forEach(line -> System.out.print(line + "; "));
      System.out.println();
    }
    threads.shutdownNow();
    System.exit(0);
  }

  private static void turn(
      LoadTarget target,
      LoadTarget.Tenant tenant,
      UUID source,
      AtomicInteger calls,
      AtomicInteger failed) {
    try {
      int number = calls.incrementAndGet();
      switch (number % 4) {
        case 0 -> {
          Instant now = Clock.systemUTC().instant();
          target.push(target.serviceKey(), Batches.body(source, now, Duration.ofMillis(1), 10));
        }
        case 1 -> target.get("/dashboard/overview/" + tenant.business(), tenant.token());
        case 2 -> target.get("/kpis/data/" + source + "?limit=100", tenant.token());
        default -> reconnect(target, tenant, number);
      }
    } catch (IOException | RuntimeException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reconnect(LoadTarget target, LoadTarget.Tenant tenant, int number)
      throws IOException, InterruptedException {
    if (number % 40 == 3) {
      target
          .http()
          .newWebSocketBuilder()
          .buildAsync(target.live(tenant), new java.net.http.WebSocket.Listener() {})
          .join()
          .abort();
    } else {
      target.get("/kpis/sources/" + tenant.business(), tenant.token());
    }
  }
}
