package com.signalcraft.examples.embedded;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.RejectedPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Pushes lines such as {@code 2026-01-15T10:30:00Z,1250.00} from the standard input to a KPI source
 * of the hosted API. Where the API is and with which key stands in the environment.
 */
public final class PushIntegration {

  private PushIntegration() {}

  /**
   * Pushes until the input ends.
   *
   * @param args the id of the KPI source
   * @throws IOException if the input cannot be read
   */
  public static void main(String[] args) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    // [main]
    try (HttpSignalCraft signalCraft = HttpSignalCraft.fromEnvironment().build()) {
      push(signalCraft, UUID.fromString(args[0]), lines, Path.of("journal"), System.out);
    }
    // [/main]
  }

  /**
   * Pushes lines and says what became of them.
   *
   * @param signalCraft the API
   * @param revenue the KPI source
   * @param lines time stamp and value, with a comma between
   * @param folder where points are kept until the server has them
   * @param out the receipt is printed here, and each point that the server refuses
   * @throws IOException if the lines cannot be read
   */
  static void push(
      HttpSignalCraft signalCraft, UUID revenue, BufferedReader lines, Path folder, PrintStream out)
      throws IOException {
    // [push]
    DeliveryOptions options =
        DeliveryOptions.builder()
            .journal(JournalOptions.in(folder)) // a crash loses nothing
            .onRejected(refused -> out.println(describe(refused)))
            .build();
    try (DeliveryWriter writer = signalCraft.kpis().writer(options)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", 2);
        writer.write(KpiPoint.of(revenue, Instant.parse(cells[0]), cells[1]));
      }
      FlushReport receipt = writer.flush(Duration.ofMinutes(1));
      out.printf(
          "%d accepted, %d refused, %d still on their way%n",
          receipt.accepted(), receipt.rejected().size(), receipt.pending());
    }
    // [/push]
  }

  private static String describe(RejectedPoint refused) {
    return refused.point().timestamp() + " was refused: " + refused.reason();
  }
}
