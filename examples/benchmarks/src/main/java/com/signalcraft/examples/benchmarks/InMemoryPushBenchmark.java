package com.signalcraft.examples.benchmarks;

import com.signalcraft.kpi.KpiPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 200,000 points pushed to empty sources of the in-memory back end by the owner of a business,
 * through writers with batches of 1,000; the time is that of one point. The points exist before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@OperationsPerInvocation(InMemoryPushBenchmark.POINTS)
public class InMemoryPushBenchmark {

  static final int POINTS = 200_000;

  private static final int SOURCES = 4;
  private static final int[] SHUFFLED = Samples.shuffled(POINTS);

  private final ExecutorService threads = Executors.newFixedThreadPool(SOURCES);
  private Shop shop;
  private List<KpiPoint> points;
  private List<KpiPoint> shuffled;
  private List<List<KpiPoint>> perSource;

  /** Makes an empty back end and points for it. */
  @Setup(Level.Iteration)
  public void prepare() {
    shop = Shop.open();
    points = Shop.points(shop.addSource("Revenue"), POINTS).toList();
    shuffled = Arrays.stream(SHUFFLED).mapToObj(points::get).toList();
    perSource =
        IntStream.range(0, SOURCES)
            .mapToObj(i -> Shop.points(shop.addSource("Revenue " + i), POINTS / SOURCES).toList())
            .toList();
  }

  /** Closes the back end. */
  @TearDown(Level.Iteration)
  public void clean() {
    shop.close();
  }

  /** Ends the threads. */
  @TearDown
  public void stop() {
    threads.shutdown();
  }

  /** The base: put into a bare sorted map, without rights, ids, batches or corrections. */
  @Benchmark
  public int plainSkipListMap() {
    ConcurrentNavigableMap<Instant, KpiPoint> map = new ConcurrentSkipListMap<>();
    points.forEach(point -> map.put(point.timestamp(), point));
    return map.size();
  }

  /** The same out of order. */
  @Benchmark
  public int skipListMapShuffled() {
    ConcurrentNavigableMap<Instant, KpiPoint> map = new ConcurrentSkipListMap<>();
    shuffled.forEach(point -> map.put(point.timestamp(), point));
    return map.size();
  }

  /** The points themselves, with the ids derived from what is in them (SHA-256). */
  @Benchmark
  public List<KpiPoint> makePoints() {
    return Shop.points(points.get(0).sourceId(), POINTS).toList();
  }

  /** One source, in the order of time. */
  @Benchmark
  public long inOrder() {
    long accepted = shop.push(points.stream());
    Expect.count(POINTS, accepted);
    return accepted;
  }

  /** One source, in random order. */
  @Benchmark
  public long shuffled() {
    long accepted = shop.push(shuffled.stream());
    Expect.count(POINTS, accepted);
    return accepted;
  }

  /** Four sources at once, each from a thread of its own. */
  @Benchmark
  public long fourThreads() throws InterruptedException, ExecutionException {
    List<Callable<Long>> pushes = new ArrayList<>();
    for (List<KpiPoint> own : perSource) {
      pushes.add(() -> shop.push(own.stream()));
    }
    long accepted = 0;
    for (Future<Long> push : threads.invokeAll(pushes)) {
      accepted += push.get();
    }
    Expect.count(POINTS, accepted);
    return accepted;
  }
}
