package com.signalcraft.examples.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What came out of one benchmark with one set of parameters. Immutable.
 *
 * @param group the class of the benchmark, without the package
 * @param name the method
 * @param parameters such as {@code days = 730}; empty where it has none
 * @param operations how many things one call does
 * @param median the median time of one of them, in nanoseconds
 * @param lowest the lowest time, in nanoseconds
 * @param highest the highest time, in nanoseconds
 */
public record Figure(
    String group,
    String name,
    String parameters,
    int operations,
    double median,
    double lowest,
    double highest) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Takes over a result; every benchmark of ours measures a time. */
  static Figure of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] path = params.getBenchmark().split("\\.", -1);
    double unit = TimeUnit.NANOSECONDS.convert(1, params.getTimeUnit());
    Statistics times = result.getPrimaryResult().getStatistics();
    return new Figure(
        path[path.length - 2],
        path[path.length - 1],
        params.getParamsKeys().stream()
            .map(key -> key + " = " + params.getParam(key))
            .collect(Collectors.joining(", ")),
        params.getOpsPerInvocation(),
        times.getPercentile(50) * unit,
        times.getMin() * unit,
        times.getMax() * unit);
  }

  /**
   * A time in words, with three digits.
   *
   * @param nanos the time, in nanoseconds
   * @return such as {@code 26.5 µs}
   */
  public static String time(double nanos) {
    String[] units = {"ns", "µs", "ms", "s"};
    int unit = 0;
    double time = nanos;
    while (time >= 999.5 && unit < units.length - 1) {
      time /= 1_000;
      unit++;
    }
    return threeDigits(time) + " " + units[unit];
  }

  /** How many a second. */
  String rate() {
    double rate = NANOS_PER_SECOND / median;
    return rate >= 1e6
        ? threeDigits(rate / 1e6) + " million"
        : String.format(Locale.ROOT, "%,.0f", rate);
  }

  /** How many times as long as another. */
  String ratio(Figure base) {
    return threeDigits(median / base.median);
  }

  /**
   * A number with three digits.
   *
   * @param number the number, not negative
   * @return such as {@code 2.50}
   */
  public static String threeDigits(double number) {
    int decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }
}
