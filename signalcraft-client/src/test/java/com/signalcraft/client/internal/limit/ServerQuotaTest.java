package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerQuotaTest {

  private static final long SECOND = 1_000_000_000L;

  private final ServerQuota quota = new ServerQuota();

  @Test
  void lets_all_through_until_the_server_tells_something() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(quota.take(0)).isZero();
    }
  }

  @Test
  void counts_along_and_waits_for_the_reset_once_nothing_is_left() {
    quota.take(0);
    quota.answered(reading(10, 2, 1_060, 60), 0);

    assertThat(quota.take(0)).isZero();
    assertThat(quota.take(0)).isZero();
    assertThat(quota.take(20 * SECOND)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void counts_answers_that_tell_nothing() {
    quota.take(0);
    quota.answered(reading(10, 2, 1_060, 60), 0);
    quota.take(0);
    quota.ended(true);
    quota.take(0);
    quota.ended(true);

    assertThat(quota.take(0)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void does_not_count_requests_that_got_lost() {
    quota.take(0);
    quota.answered(reading(10, 2, 1_060, 60), 0);
    for (int i = 0; i < 100; i++) {
      assertThat(quota.take(0)).isZero();
      quota.ended(false);
    }
  }

  @Test
  void believes_the_lowest_figure_of_a_window_in_whatever_order() {
    quota.take(0);
    quota.take(0);
    quota.take(0);
    quota.answered(reading(10, 1, 1_060, 60), 0);
    quota.answered(reading(10, 3, 1_060, 60), 0);
    quota.answered(reading(10, 2, 1_060, 60), 0);

    assertThat(quota.take(0)).isZero();
    assertThat(quota.take(0)).isPositive();
  }

  @Test
  void ignores_a_late_answer_of_a_window_that_is_over() {
    quota.take(0);
    quota.take(0);
    quota.answered(reading(10, 9, 1_120, 60), 60 * SECOND);
    quota.answered(reading(10, 0, 1_060, 1), 60 * SECOND);

    assertThat(quota.take(60 * SECOND)).isZero();
  }

  @Test
  void takes_the_next_window_for_full_and_as_long() {
    quota.take(0);
    quota.answered(reading(3, 0, 1_060, 60), 0);
    assertThat(quota.take(59 * SECOND)).isEqualTo(Duration.ofSeconds(1));

    assertThat(quota.take(60 * SECOND)).isZero();
    assertThat(quota.take(60 * SECOND)).isZero();
    assertThat(quota.take(60 * SECOND)).isZero();
    assertThat(quota.take(60 * SECOND)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void lets_the_server_correct_what_it_presumed() {
    quota.take(0);
    quota.answered(reading(3, 0, 1_060, 60), 0);
    quota.take(60 * SECOND);
    quota.answered(reading(3, 1, 1_120, 60), 60 * SECOND);

    assertThat(quota.take(60 * SECOND)).isZero();
    assertThat(quota.take(60 * SECOND)).isPositive();
  }

  @Test
  void stops_all_after_a_refusal_even_where_no_figures_come() {
    quota.take(0);
    quota.ended(true);
    quota.refused(Duration.ofSeconds(5), 0);

    assertThat(quota.take(SECOND)).isEqualTo(Duration.ofSeconds(4));
    for (int i = 0; i < 100; i++) {
      assertThat(quota.take(5 * SECOND)).isZero();
    }
  }

  @Test
  void does_not_stop_for_years_whatever_a_refusal_says() {
    quota.refused(Duration.ofDays(10_000), 0);

    assertThat(quota.take(0)).isEqualTo(Duration.ofHours(1));
  }

  private static QuotaReading reading(long limit, long remaining, long reset, long seconds) {
    return new QuotaReading(limit, remaining, reset, Duration.ofSeconds(seconds));
  }
}
