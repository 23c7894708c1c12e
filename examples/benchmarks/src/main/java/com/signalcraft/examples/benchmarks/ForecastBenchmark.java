package com.signalcraft.examples.benchmarks;

import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** A daily KPI fitted, and predicted for 30 days with the interval of 95 %. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ForecastBenchmark {

  private static final Horizon HORIZON = Horizon.steps(30);
  private static final Level LEVEL = Level.of(0.95);

  /** How many days the history has. */
  @Param({"730", "10000"})
  public int days;

  private TimeSeries history;

  /** Makes the history. */
  @Setup
  public void prepare() {
    history = Samples.series(Frequency.DAILY, days);
  }

  /** Trend, week and year by least squares. */
  @Benchmark
  public Forecast linear() {
    return forecast(Forecasters.linear());
  }

  /** All models compared, the best one taken. */
  @Benchmark
  public Forecast auto() {
    return forecast(Forecasters.auto());
  }

  private Forecast forecast(Forecaster model) {
    return model.fit(history).predict(HORIZON, LEVEL);
  }
}
