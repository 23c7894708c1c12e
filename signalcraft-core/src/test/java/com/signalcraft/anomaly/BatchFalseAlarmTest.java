package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Frequency;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On series in which nothing is wrong, the episodes that the batch detector tells are as many as
 * were asked for, within a factor of 1.5, whatever the noise.
 */
class BatchFalseAlarmTest {

  private static final double ASKED = 1;
  private static final int WEEKS = 12;
  private static final int SERIES = 10;

  static Stream<Arguments> noises() {
    return Stream.of(
        noise("normal", (i, at, r) -> SyntheticKpi.hourly(at) + 50 * r.nextGaussian()),
        noise("Student's t, 3", (i, at, r) -> SyntheticKpi.hourly(at) + 40 * student(r)),
        noise("Laplace", (i, at, r) -> SyntheticKpi.hourly(at) + 40 * laplace(r)),
        noise("log-normal", (i, at, r) -> SyntheticKpi.hourly(at) + logNormal(r)),
        noise("counts", (i, at, r) -> poisson(r, 3)),
        noise("zero-inflated", (i, at, r) -> r.nextDouble() < 0.6 ? 0 : poisson(r, 8)),
        noise("growing", (i, at, r) -> 0.5 * i + SyntheticKpi.hourly(at) + 50 * r.nextGaussian()),
        noise("hanging together", hangingTogether()),
        noise("uneven", (i, at, r) -> SyntheticKpi.hourly(at) * (1 + 0.05 * r.nextGaussian())),
        noise(
            "a fifth missing",
            (i, at, r) -> {
              double value = SyntheticKpi.hourly(at) + 50 * r.nextGaussian();
              return r.nextInt(5) == 0 ? Double.NaN : value;
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noises")
  void episodes_are_as_many_as_asked_for(String name, SyntheticKpi.Shape shape) {
    AnomalyDetector detector =
        Detectors.seasonal(
            DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.perWeek(ASKED)));
    int episodes = 0;
    for (int seed = 1; seed <= SERIES; seed++) {
      episodes +=
          detector
              .detect(SyntheticKpi.series(Frequency.HOURLY, 168 * WEEKS, seed, shape))
              .episodes()
              .size();
    }
    double rate = episodes / (double) (SERIES * WEEKS);
    assertThat(rate).as(name).isBetween(ASKED / 1.5, ASKED * 1.5);
  }

  private static Arguments noise(String name, SyntheticKpi.Shape shape) {
    return Arguments.of(name, shape);
  }

  private static double student(Random random) {
    double squares = 0;
    for (int k = 0; k < 3; k++) {
      double each = random.nextGaussian();
      squares += each * each;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static double laplace(Random random) {
    double u = random.nextDouble() - 0.5;
    return -Math.signum(u) * Math.log(1 - 2 * Math.abs(u));
  }

  private static double logNormal(Random random) {
    return 100 * Math.exp(0.5 * random.nextGaussian());
  }

  private static int poisson(Random random, double mean) {
    double product = random.nextDouble();
    int count = 0;
    while (product > Math.exp(-mean)) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** An autoregression with the coefficient 0.6. */
  private static SyntheticKpi.Shape hangingTogether() {
    double[] before = new double[1];
    return (i, at, r) -> {
      before[0] = (i == 0 ? 0 : 0.6 * before[0]) + 40 * r.nextGaussian();
      return SyntheticKpi.hourly(at) + before[0];
    };
  }
}
