package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RobustTrendTest {

  @Test
  void follows_a_line_to_both_ends() {
    double[] times = times(100);
    double[] values = Arrays.stream(times).map(t -> 5 + 3 * t).toArray();

    assertThat(RobustTrend.of(times, values, 25)).containsExactly(values, within(1e-9));
  }

  @Test
  void follows_a_line_of_many_values_in_blocks() {
    double[] times = times(3_000);
    double[] values = Arrays.stream(times).map(t -> 5 + 3 * t).toArray();

    double[] trend = RobustTrend.of(times, values, 1_001);

    assertThat(trend).containsExactly(values, within(1e-6));
  }

  @Test
  void follows_uneven_times() {
    double[] times = times(40);
    for (int i = 20; i < 40; i++) {
      times[i] += 1_000;
    }
    double[] values = Arrays.stream(times).map(t -> 2 * t).toArray();

    double[] trend = RobustTrend.of(times, values, 15);

    assertThat(trend[0]).isCloseTo(values[0], within(1e-6));
    assertThat(trend[39]).isCloseTo(values[39], within(1e-6));
  }

  @Test
  void a_step_stays_a_step() {
    double[] values = new double[100];
    Arrays.fill(values, 60, 100, 10);

    assertThat(RobustTrend.of(times(100), values, 25)).containsExactly(values);
  }

  @Test
  void outages_shorter_than_half_the_window_do_not_move_it_even_at_the_end() {
    double[] values = new double[100];
    Arrays.fill(values, 10);
    Arrays.fill(values, 40, 52, 0);
    Arrays.fill(values, 94, 100, 0);

    double[] flat = new double[100];
    Arrays.fill(flat, 10);
    assertThat(RobustTrend.of(times(100), values, 25)).containsExactly(flat);
  }

  @Test
  void a_window_longer_than_the_series_gives_a_line() {
    double[] values = {1, 2, 3, 400, 5, 6, 7, 8, 9, 10};

    assertThat(RobustTrend.of(times(10), values, 29))
        .containsExactly(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, within(1e-9));
  }

  private static double[] times(int size) {
    double[] times = new double[size];
    Arrays.setAll(times, i -> i);
    return times;
  }
}
