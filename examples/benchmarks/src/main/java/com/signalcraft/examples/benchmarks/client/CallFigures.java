package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What a call costs beside the exchange itself: the same small answer by the client, with its
 * limits, tries, breaker and codec, and by okhttp alone, which reads the bytes.
 */
final class CallFigures implements AutoCloseable {

  private final OkHttpClient http = new OkHttpClient();
  private final HttpSignalCraft signalCraft;
  private final String url;

  private CallFigures(Loopback server) {
    this.url = server.url() + "/users/profile";
    this.signalCraft =
        HttpSignalCraft.builder()
            .baseUrl(server.url())
            .credentials(Credentials.apiKey("sc_0123456789"))
            .build();
  }

  static String table(ClientScale scale) throws IOException {
    try (Loopback server = Loopback.start();
        CallFigures figures = new CallFigures(server)) {
      double[] added = new double[scale.rounds()];
      double[] ours = new double[scale.rounds()];
      double[] bare = new double[scale.rounds()];
      for (int round = -1; round < scale.rounds(); round++) {
        double[] some = new double[scale.calls()];
        double[] others = new double[scale.calls()];
        for (int i = 0; i < scale.calls(); i++) {
          others[i] = figures.bare();
          some[i] = figures.call();
        }
        if (round >= 0) {
          ours[round] = Quantiles.of(some).median();
          bare[round] = Quantiles.of(others).median();
          added[round] = ours[round] - bare[round];
        }
      }
      Quantiles difference = Quantiles.of(added);
      return FigureTable.table(
          List.of(
              List.of("a call", "client", "okhttp alone", "added", "lowest to highest", "wanted"),
              List.of(
                  "`users().me()`, median",
                  Figure.time(Quantiles.of(ours).median()),
                  Figure.time(Quantiles.of(bare).median()),
                  Figure.time(difference.median()),
                  Figure.time(difference.at(0)) + " to " + Figure.time(difference.at(1)),
                  "below 100 µs")));
    }
  }

  private double call() {
    long start = System.nanoTime();
    String email = signalCraft.users().me().email();
    double nanos = System.nanoTime() - start;
    Expect.count("ada@example.com".length(), email.length());
    return nanos;
  }

  private double bare() throws IOException {
    Request request = new Request.Builder().url(url).build();
    long start = System.nanoTime();
    try (Response response = http.newCall(request).execute()) {
      response.body().bytes();
      double nanos = System.nanoTime() - start;
      Expect.count(200, response.code());
      return nanos;
    }
  }

  @Override
  public void close() {
    signalCraft.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
