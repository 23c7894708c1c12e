package com.signalcraft.anomaly.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small parts that the score of a stream is made of. */
class RecordsTest {

  @Test
  void a_record_is_news_by_the_share_that_is_beyond_it_and_only_once() {
    FadingRecord record = new FadingRecord(1e12, 2);
    assertThat(record.next(3)).isZero();
    assertThat(record.next(4)).as("the first values make the record").isZero();
    assertThat(record.next(3.9)).isZero();
    assertThat(record.next(8)).isCloseTo(0.5, within(1e-9));
    assertThat(record.next(7.9)).isZero();
    assertThat(record.next(Double.NaN)).isZero();
    assertThat(record.next(10)).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void a_record_has_half_its_size_after_its_half_life() {
    FadingRecord record = new FadingRecord(100, 1);
    record.next(8);
    for (int i = 0; i < 99; i++) {
      assertThat(record.next(0)).isZero();
    }
    assertThat(record.next(5)).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void a_value_beyond_the_range_is_news_by_how_far_beyond_compared_with_the_range() {
    Extremes extremes = new Extremes();
    for (int i = 0; i < 200; i++) {
      assertThat(extremes.next(i % 11)).isZero();
    }
    assertThat(extremes.next(10)).isZero();
    assertThat(extremes.next(20)).isEqualTo(0.5);
    assertThat(extremes.next(20)).isZero();
    assertThat(extremes.next(-5)).isEqualTo(0.2);
  }

  @Test
  void a_cumulative_sum_grows_with_small_differences_on_one_side_and_leaks() {
    LeakyCusum cusum = new LeakyCusum();
    double before = 0;
    for (int i = 0; i < 20; i++) {
      double sum = cusum.next(-1.5);
      assertThat(sum).isGreaterThan(before);
      before = sum;
    }
    assertThat(before).isLessThan(0.5 / 0.02).isCloseTo(8.3, within(0.1));
    assertThat(cusum.next(1e9)).as("clipped").isEqualTo(0.98 * before - 7, within(8.0));
    for (int i = 0; i < 20; i++) {
      before = cusum.next(0);
    }
    assertThat(before).isZero();
  }

  @Test
  void a_running_mean_begins_when_it_is_full_and_does_not_drift() {
    RunningMean mean = new RunningMean(5);
    Random random = new Random(1);
    double[] last = new double[5];
    for (int i = 0; i < 100_000; i++) {
      double value = random.nextDouble() * (i % 1000 == 0 ? 1e12 : 1);
      last[i % 5] = value;
      double now = mean.next(value);
      if (i < 4) {
        assertThat(now).isNaN();
      } else if (i % 1000 == 500) {
        double exact = (last[0] + last[1] + last[2] + last[3] + last[4]) / 5;
        assertThat(now).isCloseTo(exact, within(1e-9));
      }
    }
  }

  @Test
  void what_does_not_go_beyond_the_last_hundred_is_held_back() {
    RecentMaximum recent = new RecentMaximum();
    Random random = new Random(3);
    double[] scores = new double[3_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(4) == 0 ? random.nextInt(1_000) / 1e3 : 0;
      double greatest = 0;
      for (int k = Math.max(0, i - 100); k < i; k++) {
        greatest = Math.max(greatest, scores[k]);
      }
      assertThat(recent.next(scores[i])).isEqualTo(scores[i] > greatest ? scores[i] : 0);
    }
  }

  @Test
  void the_values_of_a_slot_are_their_mean_at_first_and_then_follow_fast() {
    SlotValues values = new SlotValues(2);
    assertThat(values.knows(1)).isFalse();
    assertThat(values.knows(SlotEffects.NONE)).isFalse();
    values.learn(SlotEffects.NONE, 7);
    for (double each : new double[] {3, 6, 9}) {
      values.learn(1, each);
    }
    assertThat(values.at(1)).isEqualTo(6);
    values.learn(1, 16);
    assertThat(values.at(1)).isEqualTo(9, within(1e-12));
    assertThat(values.knows(0)).isFalse();
  }

  @Test
  void an_outage_is_learnt_with_six_mean_sizes_at_most() {
    MeanSize size = new MeanSize(0.01);
    assertThat(size.clipped(-5, 0)).as("nothing is known").isEqualTo(-5);
    for (int i = 0; i < 20; i++) {
      size.learn(2);
    }
    assertThat(size.clipped(1e6, 10)).isEqualTo(12);
    assertThat(size.clipped(-1e6, 10)).isEqualTo(-12);
    assertThat(size.clipped(-3, 10)).isEqualTo(-3);
  }

  @Test
  void after_a_constant_anything_can_be_learnt() {
    MeanSize size = new MeanSize(0.01);
    for (int i = 0; i < 20; i++) {
      size.learn(0);
    }
    assertThat(size.clipped(5, 10)).isEqualTo(5);
  }
}
