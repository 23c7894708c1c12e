package com.signalcraft.client.internal.writer;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.BackoffOptions;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.kpi.FlushReport;
import java.net.URI;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Four threads that push points through a writer, and note how far they have come in a file, so
 * that another process goes on where this one was killed.
 */
final class FaultRun {

  static final int THREADS = 4;
  static final int CAPACITY = 20_000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private FaultRun() {}

  /** The process that is killed and the one that goes on: server, journal, progress, points. */
  public static void main(String[] args) throws Exception {
    DeliveryOptions options =
        options()
            .journal(
                JournalOptions.in(Path.of(args[1])).withSegmentBytes(1 << 20).withSync(Sync.NONE))
            .build();
    try (HttpSignalCraft client = client(URI.create(args[0]))) {
      FlushReport report = push(client, options, Path.of(args[2]), Integer.parseInt(args[3]));
      System.out.println(
          report.accepted() + " " + report.rejected().size() + " " + report.pending());
    }
  }

  static DeliveryOptions.Builder options() {
    return DeliveryOptions.builder()
        .queueCapacity(CAPACITY)
        .backoff(new BackoffOptions(Duration.ofMillis(5), Duration.ofMillis(50)));
  }

  static FlushReport push(
      HttpSignalCraft client, DeliveryOptions options, Path progress, int points) throws Exception {
    try (DeliveryWriter writer = client.kpis().writer(options);
        FileChannel file =
            FileChannel.open(
                progress,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      MappedByteBuffer reached = file.map(FileChannel.MapMode.READ_WRITE, 0, THREADS * 4L);
      AtomicReference<Throwable> trouble = new AtomicReference<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int own = t;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = reached.getInt(own * 4); i < points / THREADS; i++) {
                    writer.write(Points.plain(source(own), i));
                    reached.putInt(own * 4, i + 1);
                  }
                });
        thread.setUncaughtExceptionHandler((dead, e) -> trouble.set(e));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (trouble.get() != null) {
        throw new IllegalStateException("a thread could not write", trouble.get());
      }
      return writer.flush(PATIENCE);
    }
  }

  static UUID source(int thread) {
    return new UUID(1, thread);
  }

  /** A client whose waits are short, so that the run is. */
  static HttpSignalCraft client(URI server) {
    return HttpSignalCraft.builder()
        .baseUrl(server.toString())
        .credentials(Credentials.apiKey("sc_0123456789"))
        .retry(new RetryOptions(3, Duration.ofMillis(1), Duration.ofMillis(10)))
        .breaker(BreakerOptions.defaults().withOpenWait(Duration.ofMillis(20)))
        .build();
  }
}
