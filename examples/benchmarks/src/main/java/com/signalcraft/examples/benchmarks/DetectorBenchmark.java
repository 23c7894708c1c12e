package com.signalcraft.examples.benchmarks;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 10,000 points, one every five minutes; the time is that of one point. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(DetectorBenchmark.SIZE)
public class DetectorBenchmark {

  static final int SIZE = 10_000;

  private TimeSeries series;

  /** Makes the series. */
  @Setup
  public void prepare() {
    series = Samples.series(Frequency.of(5, FrequencyUnit.MINUTE), SIZE);
  }

  /** Each point as it comes in. */
  @Benchmark
  public Detection streaming() {
    return Detectors.replay(Detectors.streaming(Samples.BERLIN), series);
  }

  /** All at once, with the whole series in view. */
  @Benchmark
  public Detection batch() {
    return Detectors.seasonal().detect(series);
  }
}
