package com.signalcraft.anomaly.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternWatchTest {

  private final PatternWatch watch = new PatternWatch(3);

  @Test
  void what_is_out_alike_in_two_cycles_repeats() {
    assertThat(watch.repeats(0, 10)).isFalse();
    watch.usual(1);
    watch.usual(2);
    assertThat(watch.repeats(0, 15)).isTrue();
    watch.usual(1);
    assertThat(watch.repeats(0, 15)).isFalse();
  }

  @Test
  void up_to_twice_and_half_as_far_is_alike_and_the_other_side_is_not() {
    assertThat(next(10, 20)).isTrue();
    assertThat(next(10, 20.1)).isFalse();
    assertThat(next(10, 5)).isTrue();
    assertThat(next(10, 4.9)).isFalse();
    assertThat(next(10, -10)).isFalse();
    assertThat(next(-10, -10)).isTrue();
  }

  @Test
  void points_of_one_visit_are_not_compared_and_a_usual_value_ends_it() {
    assertThat(watch.repeats(0, 10)).isFalse();
    assertThat(watch.repeats(0, 10)).isFalse();
    watch.usual(0);
    watch.usual(1);
    assertThat(watch.repeats(0, 10)).isFalse();
  }

  @Test
  void without_a_slot_nothing_repeats() {
    watch.usual(SlotEffects.NONE);
    assertThat(watch.repeats(SlotEffects.NONE, 10)).isFalse();
    assertThat(watch.repeats(SlotEffects.NONE, 10)).isFalse();
  }

  private static boolean next(double first, double second) {
    PatternWatch fresh = new PatternWatch(2);
    fresh.repeats(0, first);
    fresh.usual(1);
    return fresh.repeats(0, second);
  }
}
