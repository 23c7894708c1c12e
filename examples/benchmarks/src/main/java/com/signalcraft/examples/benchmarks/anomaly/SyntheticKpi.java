package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** A made-up KPI with a day, a week and noise, a point every five minutes. Stateless. */
final class SyntheticKpi {

  /** The distance of two points, in milliseconds. */
  static final long STEP = Duration.ofMinutes(5).toMillis();

  /** The time of the first point, in milliseconds since 1970-01-01T00:00Z; a Thursday. */
  static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final int DAY = 288;

  private SyntheticKpi() {}

  /**
   * Values.
   *
   * @param size how many
   * @param seed the same one gives the same values
   */
  static double[] values(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      values[i] =
          1_000
              + 200 * Math.sin(2 * Math.PI * i / DAY)
              + 100 * Math.cos(2 * Math.PI * i / (7 * DAY))
              + 60 * noise;
    }
    return values;
  }

  /**
   * A detector at the start of such a KPI.
   *
   * @param shape whether it hears the voice of shape too
   */
  static StreamingDetector detector(boolean shape) {
    Set<Voice> voices = EnumSet.allOf(Voice.class);
    if (!shape) {
      voices.remove(Voice.SHAPE);
    }
    return Detectors.streaming(
        ZoneOffset.UTC,
        Frequency.of(5, FrequencyUnit.MINUTE),
        DetectorOptions.defaults().withVoices(voices));
  }

  /** The time of a point, in milliseconds since 1970-01-01T00:00Z. */
  static long time(long index) {
    return START + index * STEP;
  }
}
