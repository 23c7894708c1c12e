package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.examples.benchmarks.Comparison;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** How fast points go out through the writer, and through a bare loop over the same bytes. */
final class WriterFigures implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http = new OkHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(ClientScale.SOURCES);
  private final Loopback server;
  private final PushedPoints pushed;
  private final ClientScale scale;
  private final HttpSignalCraft signalCraft;

  private WriterFigures(Loopback server, ClientScale scale) {
    this.server = server;
    this.scale = scale;
    this.signalCraft =
        HttpSignalCraft.builder()
            .baseUrl(server.url())
            .credentials(Credentials.apiKey("sc_0123456789"))
            .build();
    this.pushed = PushedPoints.of(scale);
  }

  static String table(ClientScale scale) throws Exception {
    Path folder = Files.createTempDirectory("signalcraft-journal");
    try (Loopback server = Loopback.start();
        WriterFigures figures = new WriterFigures(server, scale)) {
      DeliveryOptions.Builder options =
          DeliveryOptions.builder().batchPoints(ClientScale.BATCH).inFlight(ClientScale.SOURCES);
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "points",
              "a second",
              "compared with",
              "of its speed",
              "lowest to highest",
              "wanted"));
      Base ready = new Base("a loop over bodies that are there", figures.pushed::bodies);
      rows.add(figures.row("through a writer", options.build(), ready, "at least 0.9"));
      Base made =
          new Base("a loop that makes the bodies", figures.pushed::bodiesMadeAsTheyAreAskedFor);
      rows.add(figures.row("through a writer", options.build(), made, ""));
      DeliveryOptions journaled = options.journal(JournalOptions.in(folder)).build();
      rows.add(figures.row("with a journal", journaled, ready, ""));
      return FigureTable.table(rows);
    } finally {
      Files.deleteIfExists(folder.resolve("journal.lock"));
      Files.deleteIfExists(folder);
    }
  }

  /** What is compared with, and by source the bodies that it posts. */
  private record Base(String words, Supplier<List<? extends Iterable<byte[]>>> bodies) {}

  private List<String> row(String words, DeliveryOptions options, Base base, String wanted)
      throws Exception {
    Comparison result =
        new Rounds(scale.rounds(), 1, 1)
            .compare(call -> push(options), call -> bareLoop(base.bodies().get()));
    return List.of(
        words,
        String.format(Locale.ROOT, "%,.0f", scale.points() * 1e9 / result.times().median()),
        base.words(),
        Figure.threeDigits(result.timesAsFast(0.5)),
        Figure.threeDigits(result.timesAsFast(0))
            + " to "
            + Figure.threeDigits(result.timesAsFast(1)),
        wanted);
  }

  private void push(DeliveryOptions options) {
    try (DeliveryWriter writer = signalCraft.kpis().writer(options)) {
      pushed.points().forEach(writer::write);
      Expect.count(scale.points(), writer.flush(PATIENCE).accepted());
    }
    Expect.count(pushed.bytes(), server.takeBytes());
  }

  /** A thread for each source posts its bodies. */
  private void bareLoop(List<? extends Iterable<byte[]>> sources)
      throws InterruptedException, ExecutionException {
    List<Future<?>> loops = new ArrayList<>();
    for (Iterable<byte[]> bodies : sources) {
      loops.add(
          threads.submit(
              () -> {
                for (byte[] body : bodies) {
                  post(body);
                }
                return null;
              }));
    }
    for (Future<?> loop : loops) {
      loop.get();
    }
    Expect.count(pushed.bytes(), server.takeBytes());
  }

  private void post(byte[] body) throws IOException {
    Request request =
        new Request.Builder()
            .url(server.url() + "/kpis/data")
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      Expect.count(201, response.code());
    }
  }

  @Override
  public void close() {
    signalCraft.close();
    threads.shutdown();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
