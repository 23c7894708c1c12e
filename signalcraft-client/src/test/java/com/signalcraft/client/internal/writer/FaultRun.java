package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.BackoffOptions;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.io.IOException;
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
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

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
    FlushReport report =
        push(sink(URI.create(args[0])), options, Path.of(args[2]), Integer.parseInt(args[3]));
    System.out.println(report.accepted() + " " + report.rejected().size() + " " + report.pending());
  }

  static DeliveryOptions.Builder options() {
    return DeliveryOptions.builder()
        .queueCapacity(CAPACITY)
        .backoff(new BackoffOptions(Duration.ofMillis(5), Duration.ofMillis(50)));
  }

  static FlushReport push(
      Function<PointBatch, WriteResult> sink, DeliveryOptions options, Path progress, int points)
      throws Exception {
    try (DeliveryWriter writer = DeliveryWriters.open(sink, options);
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

  /** Posts batches, and tries three times by itself. */
  static Function<PointBatch, WriteResult> sink(URI server) {
    OkHttpClient http = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    return batch -> {
      SignalCraftException failure = new TransportException("not tried");
      for (int i = 0; i < 3; i++) {
        try {
          return post(http, server, batch);
        } catch (SignalCraftException e) {
          failure = e;
        }
      }
      throw failure;
    };
  }

  private static WriteResult post(OkHttpClient http, URI server, PointBatch batch) {
    Request request =
        new Request.Builder()
            .url(server + "/kpis/data")
            .header("Idempotency-Key", String.valueOf(batch.idempotencyKey()))
            .post(
                RequestBody.create(
                    PointBatchEncoder.encode(batch), MediaType.get("application/json")))
            .build();
    try (Response response = http.newCall(request).execute()) {
      return switch (response.code()) {
        case 201 -> new WriteResult(batch.points().size(), 0, 0, 0, List.of(), false);
        case 429 -> throw new RateLimitedException("429", FailureDetails.retryAfter(Duration.ZERO));
        default -> throw new OverloadedException("status " + response.code());
      };
    } catch (IOException e) {
      throw new TransportException("the connection failed", FailureDetails.causedBy(e));
    }
  }
}
