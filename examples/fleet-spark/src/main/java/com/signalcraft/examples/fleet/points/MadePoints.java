package com.signalcraft.examples.fleet.points;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import com.signalcraft.examples.fleet.series.SeriesKey;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * Series that are made where they are needed: daily values with a level, a trend, a week, noise and
 * now and then a day that is far out. The same number gives the same series on every machine.
 *
 * @param series how many, 1 to 100,000,000
 * @param length how many points each has, 2 to 1,000,000
 */
public record MadePoints(int series, int length) implements PointSource {

  private static final long BUSINESSES_OF = 100;
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** The last day of each, 2026-10-31. */
  private static final long END = 1_793_404_800_000L;

  private static final double ODD_DAYS = 0.003;

  /** Checks the ranges. */
  public MadePoints {
    Checks.between("made series", series, 1, 100_000_000);
    Checks.between("made points", length, 2, 1_000_000);
  }

  @Override
  public Dataset<SeriesChunk> chunks(SparkSession spark, int parts) {
    int each = length;
    return spark
        .range(0, series, 1, Math.min(parts, series))
        .map((MapFunction<Long, SeriesChunk>) number -> chunk(number, each), SeriesChunk.ENCODER);
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public String description() {
    return series + " made series of " + length + " points";
  }

  /**
   * One of the series.
   *
   * @param number which, from 0
   * @param length how many points
   * @return all its points
   */
  public static SeriesChunk chunk(long number, int length) {
    SplittableRandom random = new SplittableRandom(number);
    double level = Math.exp(3 + 6 * random.nextDouble());
    double growth = 0.6 * (random.nextDouble() - 0.4) / 365;
    double noise = 0.02 + 0.15 * random.nextDouble();
    double[] week = new double[7];
    for (int day = 0; day < week.length; day++) {
      week[day] = 1 + 0.5 * (random.nextDouble() - 0.5);
    }
    long[] times = new long[length];
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      times[i] = END - (length - 1L - i) * DAY;
      double shock = random.nextDouble() < ODD_DAYS ? 1 + random.nextDouble() : 0;
      double value = (1 + growth * i) * week[i % 7] * (1 + noise * random.nextGaussian() + shock);
      values[i] = Math.rint(100 * level * Math.max(0, value)) / 100;
    }
    return SeriesChunk.of(key(number), times, values);
  }

  private static SeriesKey key(long number) {
    return new SeriesKey(
        new UUID(0x5163_0000_0000_4000L, 0x8000_0000_0000_0000L | (number / BUSINESSES_OF))
            .toString(),
        new UUID(0x5163_0000_0000_4001L, 0x8000_0000_0000_0000L | number).toString(),
        SeriesKey.DEFAULT_ZONE,
        SeriesKey.DEFAULT_AGGREGATION,
        SeriesKey.NO_LIMIT);
  }
}
