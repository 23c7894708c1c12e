package com.signalcraft.examples.benchmarks;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;

/** Made-up KPIs with a trend, a day, a week, a year and noise. The same ones each time. */
final class Samples {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Midnight in Berlin. */
  static final Instant START = Instant.parse("2019-12-31T23:00:00Z");

  private static final double DAY = Duration.ofDays(1).toMillis();

  private Samples() {}

  /** A KPI of a person's business: a few thousands a day. */
  static TimeSeries series(Frequency frequency, int size) {
    long[] timestamps = new long[size];
    double[] values = new double[size];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < size; i++) {
      timestamps[i] = frequency.plus(START.toEpochMilli(), i, BERLIN);
      values[i] = value(timestamps[i], random);
    }
    return TimeSeries.of(BERLIN, frequency, timestamps, values);
  }

  /** What the KPI is at a time. */
  static double value(long epochMillis, SplittableRandom random) {
    double days = (epochMillis - START.toEpochMilli()) / DAY;
    double noise = random.nextDouble() + random.nextDouble() - 1;
    return 5_000
        + days
        + 600 * Math.sin(2 * Math.PI * days)
        + 800 * Math.sin(2 * Math.PI * days / 7)
        + 400 * Math.cos(2 * Math.PI * days / 365.25)
        + 300 * noise;
  }

  /** Swaps entries at random until any order is as likely as another (Fisher and Yates). */
  static int[] shuffled(int size) {
    int[] order = new int[size];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
