package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How long a new process takes from its main method to the answer of its first call. */
final class StartFigures {

  private StartFigures() {}

  static String table(ClientScale scale) throws IOException, InterruptedException {
    try (Loopback server = Loopback.start()) {
      double[] nanos = new double[scale.rounds()];
      for (int round = -1; round < scale.rounds(); round++) {
        double time = start(server.url());
        if (round >= 0) {
          nanos[round] = time;
        }
      }
      Quantiles sorted = Quantiles.of(nanos);
      return FigureTable.table(
          List.of(
              List.of("a new process", "median", "lowest to highest", "wanted"),
              List.of(
                  "from `main` to the first answer",
                  Figure.time(sorted.median()),
                  Figure.time(sorted.at(0)) + " to " + Figure.time(sorted.at(1)),
                  "below 400 ms")));
    }
  }

  private static double start(String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstCall.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException("the process ended with " + code + ": " + printed);
    }
    return Double.parseDouble(printed.strip());
  }

  /** The new process. */
  static final class FirstCall {

    private FirstCall() {}

    /**
     * Makes a call and prints how many nanoseconds it took until the answer was there.
     *
     * @param args the base URL
     */
    public static void main(String[] args) {
      long start = System.nanoTime();
      try (HttpSignalCraft signalCraft =
          HttpSignalCraft.builder()
              .baseUrl(args[0])
              .credentials(Credentials.apiKey("sc_0123456789"))
              .build()) {
        signalCraft.users().me();
        System.out.println(System.nanoTime() - start);
      }
    }
  }
}
