package com.signalcraft.examples.benchmarks.server;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens many websockets of some businesses and tells how long after a point was sent each of them
 * has seen it. Arguments: sockets (2,000), businesses (100; a user may have only so many sockets)
 * and rounds (10).
 */
public final class WebsocketLoad {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private WebsocketLoad() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int sockets = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    int businesses = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    LoadTarget target = LoadTarget.ofEnvironment();
    List<LoadTarget.Tenant> tenants = new ArrayList<>();
    List<UUID> sources = new ArrayList<>();
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < businesses; i++) {
      tenants.add(target.register());
      sources.add(target.source(tenants.get(i), "Sales"));
    }
    long begin = System.nanoTime();
    for (int i = 0; i < sockets; i++) {
      Reader reader = new Reader();
      LoadTarget.Tenant tenant = tenants.get(i % businesses);
      target.http().newWebSocketBuilder().buildAsync(target.live(tenant), reader).join();
      readers.add(reader);
    }
    System.out.println(sockets + " sockets opened in " + seconds(begin) + " s");
    for (int round = 0; round < rounds; round++) {
      round(target, sources, readers);
    }
    System.exit(0);
  }

  private static void round(LoadTarget target, List<UUID> sources, List<Reader> readers)
      throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    CountDownLatch seen = new CountDownLatch(readers.size());
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).expect(latencies, seen);
    }
    Instant now = Clock.systemUTC().instant();
    for (int i = 0; i < sources.size(); i++) {
      long sent = System.nanoTime();
      for (int each = i; each < readers.size(); each += sources.size()) {
        readers.get(each).sent = sent;
      }
      target.push(target.serviceKey(), Batches.body(sources.get(i), now, Duration.ofSeconds(1), 1));
    }
    boolean all = seen.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    System.out.println("an update: " + latencies + (all ? "" : ", not seen by " + seen.getCount()));
  }

  private static long seconds(long begin) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
  }

  /** One socket. */
  private static final class Reader implements WebSocket.Listener {

    private volatile long sent;
    private Latencies latencies = new Latencies();
    private CountDownLatch seen = new CountDownLatch(0);
    private boolean isDue;

    synchronized void expect(Latencies times, CountDownLatch latch) {
      latencies = times;
      seen = latch;
      isDue = true;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      synchronized (this) {
        if (isDue && data.toString().contains("kpi_update")) {
          isDue = false;
          latencies.add(System.nanoTime() - sent);
          seen.countDown();
        }
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
