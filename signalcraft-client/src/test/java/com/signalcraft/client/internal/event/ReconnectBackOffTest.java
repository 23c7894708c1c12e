package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconnectBackOffTest {

  @Test
  void a_pause_is_anything_from_none_to_its_bound() {
    Duration bound = Duration.ofNanos(3);
    ReconnectBackOff backOff = new ReconnectBackOff(bound, bound, new SplittableRandom(1));
    long[] counts = new long[4];
    for (int i = 0; i < 40_000; i++) {
      counts[(int) backOff.next().toNanos()]++;
    }
    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 10_000) < 500);
  }

  @Test
  void the_longest_cap_does_not_overflow() {
    ReconnectBackOff backOff =
        new ReconnectBackOff(Duration.ofDays(365), Duration.ofDays(365), new SplittableRandom(1));
    for (int i = 0; i < 100; i++) {
      assertThat(backOff.next()).isBetween(Duration.ZERO, Duration.ofDays(365));
    }
  }
}
