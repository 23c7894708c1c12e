package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.ScaleFloor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointFinderTest {

  private final Random random = new Random(7);

  @Test
  void finds_a_new_level_with_what_was_before_and_after_in_spite_of_spikes() {
    List<ChangePoint> found =
        find(400, i -> (i < 250 ? 100 : 130) + 8 * noise() + (i % 37 == 5 ? 500 : 0));

    assertThat(found).hasSize(1);
    ChangePoint change = found.get(0);
    assertThat(change.kind()).isEqualTo(ChangePoint.Kind.LEVEL);
    assertThat(change.epochMillis()).isBetween(247L, 253L);
    assertThat(change.before()).isCloseTo(100, within(3.0));
    assertThat(change.after()).isCloseTo(130, within(3.0));
    assertThat(change.deviationScore()).isGreaterThan(20);
  }

  @Test
  void finds_a_new_spread() {
    List<ChangePoint> found = find(400, i -> 100 + (i < 200 ? 20 : 5) * noise());

    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(ChangePoint.Kind.SPREAD);
    assertThat(found.get(0).epochMillis()).isBetween(190L, 210L);
    assertThat(found.get(0).before()).isCloseTo(20, within(4.0));
    assertThat(found.get(0).after()).isCloseTo(5, within(1.0));
    assertThat(found.get(0).deviationScore()).isNegative();
  }

  @Test
  void an_outage_of_three_points_a_trend_and_noise_that_hangs_together_are_no_changes() {
    double[] hanging = new double[1];
    assertThat(find(400, i -> 100 + 8 * noise() - (i >= 200 && i < 203 ? 100 : 0))).isEmpty();
    assertThat(find(400, i -> 3 * i + 8 * noise())).isEmpty();
    assertThat(find(2_000, i -> hanging[0] = 0.6 * hanging[0] + noise())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1, 1e15})
  void units_do_not_matter_and_a_constant_may_change(double unit) {
    assertThat(find(50, i -> unit * 5)).isEmpty();
    assertThat(find(50, i -> unit * (i < 30 ? 5 : 6)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.epochMillis()).isEqualTo(30);
              assertThat(change.before()).isCloseTo(5 * unit, within(1e-9 * unit));
              assertThat(change.after()).isCloseTo(6 * unit, within(1e-9 * unit));
            });
  }

  @Test
  void long_series_are_searched_by_blocks_and_found_to_the_point() {
    List<ChangePoint> found = find(100_000, i -> (i < 61_803 ? 10 : 14) + noise());

    assertThat(found)
        .singleElement()
        .satisfies(change -> assertThat(change.epochMillis()).isBetween(61_790L, 61_816L));
  }

  @Test
  void few_values_say_nothing() {
    assertThat(find(2, i -> i)).isEmpty();
    assertThat(find(9, i -> i < 5 ? 0 : 1)).isEmpty();
  }

  private double noise() {
    return random.nextGaussian();
  }

  private static List<ChangePoint> find(int size, IntToDoubleFunction value) {
    long[] times = new long[size];
    double[] values = new double[size];
    Arrays.setAll(times, i -> i);
    Arrays.setAll(values, value);
    return ChangePointFinder.find(times, values, ScaleFloor.DEFAULT);
  }
}
