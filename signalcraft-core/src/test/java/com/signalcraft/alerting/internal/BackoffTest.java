package com.signalcraft.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

  @Property(tries = 500)
  void a_wait_doubles_up_to_the_longest_give_or_take_a_fifth(
      @ForAll long high, @ForAll long low, @ForAll @IntRange(min = 1, max = 1_000) int failures) {
    double middle = Math.min(10_000 * Math.pow(2, failures - 1), 3_600_000);

    long wait = BACKOFF.after(new UUID(high, low), failures).toMillis();

    assertThat((double) wait).isBetween(middle * 0.8 - 1, middle * 1.2 + 1);
    assertThat(BACKOFF.after(new UUID(high, low), failures).toMillis()).isEqualTo(wait);
  }

  @Test
  void those_who_fail_together_do_not_come_back_together() {
    Random random = new Random(7);
    Set<Duration> waits = new HashSet<>();
    double sum = 0;
    for (int i = 0; i < 1_000; i++) {
      Duration wait = BACKOFF.after(new UUID(random.nextLong(), random.nextLong()), 1);
      waits.add(wait);
      sum += wait.toMillis();
    }
    assertThat(waits.size()).isGreaterThan(800);
    assertThat(sum / 1_000).isBetween(9_850.0, 10_150.0);
  }
}
