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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Files of a million rows as people write them: local times, thousands separators, quotes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class CsvFormatsBenchmark {

  /** How the file is written. */
  @Param({"LOCAL", "PATTERN"})
  public CsvSample format = CsvSample.LOCAL;

  private Path file;

  /** Writes the file. */
  @Setup
  public void prepare() throws IOException {
    file = format.write();
    Expect.count(CsvSample.ROWS, seriesReader().size());
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
    return CsvSeriesReader.read(file, format.options()).series();
  }
}
