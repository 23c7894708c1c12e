package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.jdbc.JdbcSignalCraft;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long it takes until the oldest month of points is out of the way. Stateless. */
final class RetentionFigures {

  private static final int MONTHS = 5;

  private RetentionFigures() {}

  /** The times, in nanoseconds, of one whole month after the other, from the oldest on. */
  static Quantiles detach(JdbcSignalCraft service, Dataset dataset, Scale scale) {
    var end = dataset.end().atOffset(ZoneOffset.UTC);
    int complete =
        (int) ChronoUnit.MONTHS.between(end.minusHours(scale.pointsPerSource()), end) - 1;
    int hot = Math.max(MONTHS + 1, complete);
    service.upkeep().detachPoints(hot);
    double[] times = new double[MONTHS];
    for (int i = 0; i < MONTHS; i++) {
      long start = System.nanoTime();
      int detached = service.upkeep().detachPoints(hot - 1 - i).detached();
      times[i] = System.nanoTime() - start;
      Expect.count(1, detached);
    }
    return Quantiles.of(times);
  }
}
