package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.examples.benchmarks.anomaly.DelayedDetection.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DelayedDetectionTest {

  private static final double EXACT = 1e-12;

  @Test
  void an_alarm_within_the_delay_finds_all_points_of_an_anomaly() {
    DelayedDetection detection = new DelayedDetection(7);
    detection.add(labels(100, 20, 39), scores(100, 27));

    assertThat(detection.at(1)).isEqualTo(new Outcome(1, 1));
  }

  @Test
  void an_alarm_after_the_delay_finds_none() {
    DelayedDetection detection = new DelayedDetection(7);
    detection.add(labels(100, 20, 39), scores(100, 28));

    assertThat(detection.at(1)).isEqualTo(new Outcome(0, 0));
    assertThat(detection.at(1).f1()).isZero();
  }

  @Test
  void alarms_outside_are_false_each() {
    DelayedDetection detection = new DelayedDetection(7);
    detection.add(labels(100, 20, 39), scores(100, 10, 20, 30, 50, 60, 61, 62));

    Outcome outcome = detection.at(1);

    assertThat(outcome.precision()).isCloseTo(20.0 / 25, within(EXACT));
    assertThat(outcome.recall()).isEqualTo(1);
    assertThat(outcome.f1()).isCloseTo(2 * 0.8 / 1.8, within(EXACT));
  }

  @Test
  void one_threshold_is_sought_for_all_series() {
    DelayedDetection detection = new DelayedDetection(0);
    double[] first = new double[50];
    first[10] = 0.9;
    first[30] = 0.5;
    detection.add(labels(50, 10, 10), first);
    double[] second = new double[50];
    second[20] = 0.4;
    detection.add(labels(50, 20, 20), second);

    // All three alarms: two hits and a false one.
    assertThat(detection.best().precision()).isCloseTo(2.0 / 3, within(EXACT));
    assertThat(detection.best().recall()).isEqualTo(1);
    assertThat(detection.at(0.9).f1()).isCloseTo(2.0 / 3, within(EXACT));
  }

  private static boolean[] labels(int size, int first, int last) {
    boolean[] labels = new boolean[size];
    Arrays.fill(labels, first, last + 1, true);
    return labels;
  }

  private static double[] scores(int size, int... alarms) {
    double[] scores = new double[size];
    for (int alarm : alarms) {
      scores[alarm] = 1;
    }
    return scores;
  }
}
