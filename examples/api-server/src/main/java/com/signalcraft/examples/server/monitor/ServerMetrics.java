package com.signalcraft.examples.server.monitor;

import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.server.schedule.ScheduleListener;
import com.signalcraft.kpi.WriteResult;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The figures of a process. No label holds an id, an address or a secret. Thread-safe. */
public final class ServerMetrics implements AutoCloseable {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Figures of this JVM and this build. */
  public ServerMetrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    String version = ServerMetrics.class.getPackage().getImplementationVersion();
    Gauge.builder("signalcraft.build.info", () -> 1)
        .tag("version", Objects.requireNonNullElse(version, "unknown"))
        .register(registry);
  }

  /**
   * Watches a pool.
   *
   * @param pool the pool, which nobody watches yet
   */
  public void watch(HikariDataSource pool) {
    pool.setMetricRegistry(registry);
  }

  /**
   * Watches a number.
   *
   * @param name what it is called, such as {@code signalcraft.websockets}
   * @param description what it is
   * @param number gives it
   */
  public void gauge(String name, String description, IntSupplier number) {
    Gauge.builder(name, number::getAsInt).description(description).register(registry);
  }

  /**
   * Counts something.
   *
   * @param name what it is called
   * @param tag the name of its label
   * @param value the label's value, one of few
   * @param amount how many more
   */
  public void count(String name, String tag, String value, double amount) {
    Counter.builder(name).tag(tag, value).register(registry).increment(amount);
  }

  /**
   * Counts points that were pushed.
   *
   * @param result what became of them
   */
  public void points(WriteResult result) {
    String name = "signalcraft.points";
    if (result.replayed()) {
      return;
    }
    count(name, "outcome", "inserted", result.inserted());
    count(name, "outcome", "corrected", result.corrected());
    count(name, "outcome", "unchanged", result.unchanged());
    count(name, "outcome", "rejected", result.rejected().size());
  }

  /** Counts what the server does by itself, and how long it takes. */
  public ScheduleListener schedules() {
    return new ScheduleListener() {
      @Override
      public void ran(String name, boolean isDone, Map<String, Long> counts, Duration took) {
        Timer.builder("signalcraft.schedule.runs")
            .tags("name", name, "outcome", outcome(isDone))
            .register(registry)
            .record(took);
        counts.forEach(
            (what, count) ->
                Counter.builder("signalcraft.schedule.done")
                    .tags("name", name, "what", what)
                    .register(registry)
                    .increment(count));
      }
    };
  }

  /**
   * Counts jobs and how long they take.
   *
   * @param works what is done, by the kind of job
   * @return the same, counted
   */
  public Map<String, JobWork> watch(Map<String, JobWork> works) {
    Map<String, JobWork> watched = new HashMap<>();
    works.forEach(
        (kind, work) ->
            watched.put(
                kind,
                (view, order, progress) -> {
                  long begin = System.nanoTime();
                  boolean isDone = false;
                  try {
                    Object result = work.run(view, order, progress);
                    isDone = true;
                    return result;
                  } finally {
                    Timer.builder("signalcraft.jobs")
                        .tags("kind", kind, "outcome", outcome(isDone))
                        .register(registry)
                        .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
                  }
                }));
    return watched;
  }

  private static String outcome(boolean isDone) {
    return isDone ? "done" : "failed";
  }

  void request(String method, String route, int status, long nanos) {
    Timer.builder("http.server.requests")
        .tags("method", method, "route", route, "status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Writes all of them in the format of Prometheus. */
  void writeTo(OutputStream out) throws IOException {
    registry.scrape(out);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
