package com.signalcraft.alert.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunningGridTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void the_first_point_has_no_distance_yet() {
    assertThat(grid(0, 5).stepAt(0)).isZero();
    assertThat(grid(0, 5).stepAt(1)).isEqualTo(5);
  }

  @Test
  void gaps_do_not_change_the_distance() {
    assertThat(grid(0, 5, 10, 15, 500, 505, 900, 905).stepAt(7)).isEqualTo(5);
  }

  @Test
  void only_the_last_sixteen_distances_count() {
    long[] times = new long[40];
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + (i < 20 ? 60 : 5);
    }
    Grid grid = grid(times);

    assertThat(grid.stepAt(19)).isEqualTo(60);
    assertThat(grid.stepAt(35)).isEqualTo(5);
    long[] late = Arrays.copyOfRange(times, 19, 40);
    assertThat(grid(late).stepAt(16)).as("read from later on").isEqualTo(5);
  }

  @Test
  void steps_of_a_short_day_and_longer_are_of_the_calendar() {
    assertThat(grid(0, 23 * HOUR).isCalendarAt(1)).isTrue();
    assertThat(grid(0, 22 * HOUR).isCalendarAt(1)).isFalse();
  }

  private static Grid grid(long... times) {
    return new RunningGrid(TimeSeries.of(ZoneOffset.UTC, times, new double[times.length]));
  }
}
