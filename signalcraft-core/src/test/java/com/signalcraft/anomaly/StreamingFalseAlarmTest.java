package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Frequency;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On stationary seasonal noise of ten kinds the episodes that are told are as many as were asked
 * for, within a factor of 1.5; hourly, one a week, after four weeks in which the week is learnt.
 */
class StreamingFalseAlarmTest {

  private static final int WEEKS = 104;
  private static final int LEARNING = 4;
  private static final int SERIES = 4;
  private static final int GAP = 4;

  /** Noise about a level; may keep a state from value to value. */
  interface Noise {
    double at(double[] state, double level, ZonedDateTime local, Random random);
  }

  static Stream<Arguments> noises() {
    return Stream.of(
        noise("normal", (s, level, at, r) -> level + 50 * r.nextGaussian()),
        noise("Student's t, 3", (s, level, at, r) -> level + 30 * student(r)),
        noise("Laplace", (s, level, at, r) -> level + 35 * exponential(r) * side(r)),
        noise("log-normal", (s, level, at, r) -> level * Math.exp(0.3 * r.nextGaussian())),
        noise("counts", (s, level, at, r) -> poisson(level / 160, r)),
        noise(
            "zero-inflated",
            (s, level, at, r) -> r.nextDouble() < 0.7 ? 0 : 1 + poisson(level / 200, r)),
        noise(
            "drifting",
            (s, level, at, r) -> level + (s[0] += 2.5 * r.nextGaussian()) + 50 * r.nextGaussian()),
        noise(
            "autoregressive",
            (s, level, at, r) -> level + (s[0] = 0.6 * s[0] + 40 * r.nextGaussian())),
        noise(
            "office hours over summer time",
            (s, level, at, r) ->
                level + (at.getHour() >= 8 && at.getHour() < 18 ? 400 : 0) + 50 * r.nextGaussian()),
        noise(
            "a fifth missing",
            (s, level, at, r) -> r.nextInt(5) == 0 ? Double.NaN : level + 50 * r.nextGaussian()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noises")
  void is_the_rate_of_episodes_that_was_asked_for(String name, Noise noise) {
    double alarms = 0;
    for (int seed = 1; seed <= SERIES; seed++) {
      alarms += alarms(noise, seed);
    }

    assertThat(alarms / (SERIES * (WEEKS - LEARNING))).as(name).isBetween(1 / 1.5, 1.5);
  }

  private static int alarms(Noise noise, int seed) {
    StreamingDetector detector =
        Detectors.streaming(
            SyntheticKpi.BERLIN,
            DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.perWeek(1)));
    Random random = new Random(seed);
    double[] state = new double[1];
    ZonedDateTime begin = LocalDateTime.of(2023, 1, 2, 0, 0).atZone(SyntheticKpi.BERLIN);
    long start = begin.toInstant().toEpochMilli();
    int[] calm = {GAP, GAP};
    int alarms = 0;
    for (int i = 0; i < WEEKS * 168; i++) {
      long time = Frequency.HOURLY.plus(start, i, SyntheticKpi.BERLIN);
      ZonedDateTime local = begin.plusHours(i);
      double value = noise.at(state, SyntheticKpi.hourly(local), local, random);
      Verdict verdict = detector.update(time, value);
      int side = verdict.deviationScore() < 0 ? 0 : 1;
      calm[0]++;
      calm[1]++;
      if (verdict.isAnomaly()) {
        alarms += calm[side] > GAP && i >= LEARNING * 168 ? 1 : 0;
        calm[side] = 0;
      }
    }
    return alarms;
  }

  private static Arguments noise(String name, Noise noise) {
    return Arguments.of(name, noise);
  }

  private static double student(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double each = random.nextGaussian();
      squares += each * each;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static double exponential(Random random) {
    return -Math.log(1 - random.nextDouble());
  }

  private static int side(Random random) {
    return random.nextBoolean() ? 1 : -1;
  }

  private static int poisson(double mean, Random random) {
    double product = random.nextDouble();
    int count = 0;
    for (double left = Math.exp(-mean); product > left; count++) {
      product *= random.nextDouble();
    }
    return count;
  }
}
