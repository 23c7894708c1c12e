package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunningMedianTest {

  @Property(tries = 300)
  void centred_windows_are_cut_at_the_ends(
      @ForAll @NotEmpty @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 12) int half) {
    double[] values = doubles(numbers);
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - half);
      int to = Math.min(values.length, i + half + 1);
      assertThat(RunningMedian.centred(values, half, true)[i])
          .isEqualTo(median(numbers, from, to, -1));
      assertThat(RunningMedian.centred(values, half, false)[i])
          .isEqualTo(median(numbers, from, to, i));
    }
  }

  @Property(tries = 300)
  void full_windows_move_inwards_at_the_ends(
      @ForAll @NotEmpty @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 12) int half) {
    double[] values = doubles(numbers);
    int width = Math.min(values.length, 2 * half + 1);
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, Math.min(i - half, values.length - width));
      assertThat(RunningMedian.fullWindows(values, 2 * half + 1, true)[i])
          .isEqualTo(median(numbers, from, from + width, -1));
      assertThat(RunningMedian.fullWindows(values, 2 * half + 1, false)[i])
          .isEqualTo(median(numbers, from, from + width, i));
    }
  }

  @Test
  void a_value_without_neighbours_expects_itself() {
    assertThat(RunningMedian.centred(new double[] {3}, 2, false)).containsExactly(3);
  }

  private static double[] doubles(List<Integer> numbers) {
    return numbers.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private static double median(List<Integer> numbers, int from, int to, int without) {
    List<Integer> window = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (i != without) {
        window.add(numbers.get(i));
      }
    }
    if (window.isEmpty()) {
      return numbers.get(without);
    }
    Collections.sort(window);
    int n = window.size();
    return (window.get((n - 1) / 2) + window.get(n / 2)) / 2.0;
  }
}
