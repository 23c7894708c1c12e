package com.signalcraft.examples.benchmarks;

import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.csv.CsvSeriesReader;
import com.signalcraft.csv.CsvSeriesWriter;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

/** A file of a million rows with ISO time stamps: once through it, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class CsvBenchmark {

  private Path file;
  private TimeSeries series;

  /** Writes the file. */
  @Setup
  public void prepare() throws IOException {
    file = CsvSample.ISO.write();
    series = CsvSeriesReader.read(file, CsvSample.ISO.options()).series();
    Expect.count(CsvSample.ROWS, series.size());
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

  /** What one would write by hand for this one file, which must then be in order and faultless. */
  @Benchmark
  public double plainParsing() throws IOException {
    long[] timestamps = new long[CsvSample.ROWS];
    double[] values = new double[CsvSample.ROWS];
    int row = 0;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines.skip(1)::iterator) {
        String[] fields = line.split(",", -1);
        timestamps[row] = Instant.parse(fields[0]).toEpochMilli();
        values[row] = Double.parseDouble(fields[1]);
        row++;
      }
    }
    return timestamps[row - 1] + values[row - 1];
  }

  /** The file as a series: columns guessed, every row checked. */
  @Benchmark
  public TimeSeries seriesReader() {
    return CsvSeriesReader.read(file, CsvSample.ISO.options()).series();
  }

  /** The file point by point, with exact decimals. */
  @Benchmark
  public BigDecimal pointReader() {
    BigDecimal sum = BigDecimal.ZERO;
    try (CsvPointReader points = CsvPointReader.open(file, CsvSample.ISO.options())) {
      while (points.hasNext()) {
        CsvPoint point = points.next();
        sum = sum.add(point.valueIfPresent().orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }

  /** The series as a file, next to the one that was read. */
  @Benchmark
  public Path seriesWriter() throws IOException {
    Path written = file.resolveSibling("written.csv");
    CsvSeriesWriter.write(written, series);
    Files.delete(written);
    return written;
  }
}
