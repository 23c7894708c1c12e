package com.signalcraft.examples.benchmarks;

import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A series of a million minutes in a zone with summer time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SeriesBenchmark {

  private static final int SIZE = 1_000_000;
  private static final Frequency MINUTES = Frequency.of(1, FrequencyUnit.MINUTE);

  private TimeSeries series;
  private TimeSeries gappy;
  private long[] timestamps;
  private double[] values;
  private long[] shuffledTimestamps;
  private double[] shuffledValues;

  /** Makes the series and what it is built from. */
  @Setup
  public void prepare() {
    series = Samples.series(MINUTES, SIZE);
    timestamps = series.timestamps();
    values = series.values();
    shuffledTimestamps = new long[SIZE];
    shuffledValues = new double[SIZE];
    int[] order = Samples.shuffled(SIZE);
    for (int i = 0; i < SIZE; i++) {
      shuffledTimestamps[i] = timestamps[order[i]];
      shuffledValues[i] = values[order[i]];
    }
    gappy = withoutOneInTen();
    Expect.count(SIZE, gappy.withGapsExplicit().size());
  }

  private TimeSeries withoutOneInTen() {
    SplittableRandom random = new SplittableRandom(4);
    int[] kept = random.doubles(SIZE).mapToInt(chance -> chance < 0.1 ? 0 : 1).toArray();
    kept[0] = 1;
    kept[SIZE - 1] = 1;
    long[] times = new long[SIZE];
    double[] numbers = new double[SIZE];
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      times[count] = timestamps[i];
      numbers[count] = values[i];
      count += kept[i];
    }
    return TimeSeries.of(
        Samples.BERLIN, MINUTES, Arrays.copyOf(times, count), Arrays.copyOf(numbers, count));
  }

  /** The base: a copy of both columns. */
  @Benchmark
  public double plainCopy() {
    long[] times = timestamps.clone();
    double[] numbers = values.clone();
    return times[SIZE - 1] + numbers[SIZE - 1];
  }

  /** From observations in order, of unknown frequency. */
  @Benchmark
  public TimeSeries buildInOrder() {
    return TimeSeries.of(Samples.BERLIN, timestamps, values);
  }

  /** From observations in random order. */
  @Benchmark
  public TimeSeries buildShuffled() {
    return TimeSeries.of(Samples.BERLIN, shuffledTimestamps, shuffledValues);
  }

  /** To the days of the zone's calendar. */
  @Benchmark
  public TimeSeries resampleToDays() {
    return series.resample(Frequency.DAILY, Aggregation.SUM);
  }

  /** A row for each of 100,000 absent minutes. */
  @Benchmark
  public TimeSeries makeGapsExplicit() {
    return gappy.withGapsExplicit();
  }
}
