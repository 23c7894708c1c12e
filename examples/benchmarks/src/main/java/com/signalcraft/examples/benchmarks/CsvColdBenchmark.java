package com.signalcraft.examples.benchmarks;

import com.signalcraft.csv.CsvSeriesReader;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The file of {@link CsvBenchmark} as the first thing that a JVM reads, as on the command line:
 * nothing of the reader is loaded or compiled yet.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class CsvColdBenchmark {

  private Path file;

  /** Writes the file. */
  @Setup
  public void prepare() throws IOException {
    file = CsvSample.ISO.write();
  }

  /** Removes the file. */
  @TearDown
  public void clean() throws IOException {
    CsvSample.remove(file);
  }

  /** The base: the lines of the file, without a look at what is in them. */
  @Benchmark
  public long plainLines() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** The file as a series. */
  @Benchmark
  public TimeSeries seriesReader() {
    return CsvSeriesReader.read(file, CsvSample.ISO.options()).series();
  }
}
