package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.kpi.PointBatch;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** How fast one thread turns points into JSON, and how much memory that takes. */
final class EncodingFigures {

  private EncodingFigures() {}

  static String table(ClientScale scale) {
    PushedPoints pushed = PushedPoints.of(scale);
    double[] rates = new double[scale.rounds()];
    double allocated = 0;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = -1; round < scale.rounds(); round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      long bytes = encode(pushed);
      double seconds = (System.nanoTime() - start) / 1e9;
      allocated = (double) (threads.getCurrentThreadAllocatedBytes() - before) / scale.points();
      Expect.count(pushed.bytes(), bytes);
      if (round >= 0) {
        rates[round] = scale.points() / seconds;
      }
    }
    Quantiles sorted = Quantiles.of(rates);
    return FigureTable.table(
        List.of(
            List.of("encoding", "figure", "lowest to highest", "wanted"),
            List.of(
                "points a second on one core",
                count(sorted.median()),
                count(sorted.at(0)) + " to " + count(sorted.at(1)),
                "at least 300,000"),
            List.of(
                "allocated for a point, its text included",
                Figure.threeDigits(allocated) + " bytes",
                "",
                "below 200 bytes")));
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static long encode(PushedPoints pushed) {
    long bytes = 0;
    for (List<PointBatch> source : pushed.batches()) {
      for (PointBatch batch : source) {
        bytes += PointBatchEncoder.encode(batch).length;
      }
    }
    return bytes;
  }
}
