package com.signalcraft.examples.benchmarks;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reads from one source of the in-memory back end, the larger the source. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class InMemoryRangeBenchmark {

  private static final int WANTED = 1_000;

  /** How many points the source holds. */
  @Param({"10000", "100000", "1000000", "4000000"})
  public int points;

  private Shop shop;
  private Kpis kpis;
  private UUID source;
  private TimeRange middle;

  /** Fills the source. */
  @Setup
  public void prepare() {
    shop = Shop.open();
    kpis = shop.owner().kpis();
    source = shop.addSource("Revenue");
    Expect.count(points, shop.push(Shop.points(source, points)));
    middle = TimeRange.of(Shop.at(points / 2), Shop.at(points / 2 + WANTED));
    Expect.count(WANTED, list().items().size());
    Expect.count(WANTED, series().size());
  }

  /** Closes the back end. */
  @TearDown
  public void clean() {
    shop.close();
  }

  /** 1,000 points from the middle, as points. */
  @Benchmark
  public Page<KpiPoint> list() {
    return kpis.list(new PointQuery(source, middle), PageRequest.ofSize(WANTED));
  }

  /** 1,000 points from the middle, as a series. */
  @Benchmark
  public TimeSeries series() {
    return kpis.series(source, middle);
  }

  /** The last point. */
  @Benchmark
  public Optional<KpiPoint> latest() {
    return kpis.latest(source);
  }

  /** The last value and the one 30 days before. */
  @Benchmark
  public List<KpiSummary> kpiSummary() {
    return shop.owner().dashboard().kpiSummary(shop.id(), Timeframe.THIRTY_DAYS);
  }
}
