package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.RateLimitedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class AccountLimitTest {

  private final FakeTime time = new FakeTime();
  private final List<String> seen = new ArrayList<>();
  private final CallListener listener =
      new CallListener() {
        @Override
        public void quotaSeen(long limit, long remaining, Instant resetAt) {
          seen.add(limit + " " + remaining + " " + resetAt);
        }
      };

  @Test
  void waits_for_the_next_window_where_there_is_time() {
    AccountLimit limit = limit(RateLimitOptions.defaults());
    spend(limit, 0, 60);

    limit.enter(within(120));

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(60));
    assertThat(seen).containsExactly("10 0 2026-01-15T10:31:00Z");
  }

  @Test
  void says_how_long_it_is_where_there_is_not() {
    AccountLimit limit = limit(RateLimitOptions.defaults());
    spend(limit, 0, 60);

    RateLimitedException error =
        catchThrowableOfType(RateLimitedException.class, () -> limit.enter(within(60)));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(60));
    assertThat(error)
        .hasMessage(
            "what is left of the server's limit allows no call for another PT1M; nothing was sent");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void keeps_its_own_pace() {
    AccountLimit limit = limit(RateLimitOptions.pace(2, Duration.ofSeconds(1)));
    for (int i = 0; i < 4; i++) {
      limit.enter(within(120));
      limit.left();
    }

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
    limit.enter(within(120));
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void does_not_wait_for_the_pace_beyond_the_deadline() {
    AccountLimit limit = limit(RateLimitOptions.pace(1, Duration.ofMinutes(5)));
    limit.enter(within(120));
    limit.left();

    assertThatThrownBy(() -> limit.enter(within(120)))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageStartingWith("the pace that is set allows no call for another PT5M");
  }

  @Test
  void heeds_nothing_where_it_is_switched_off_but_still_tells() {
    AccountLimit limit = limit(RateLimitOptions.off());
    spend(limit, 0, 60);

    limit.enter(within(1));

    assertThat(time.sleeps()).isEmpty();
    assertThat(seen).hasSize(1);
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_set() {
    AccountLimit limit = limit(RateLimitOptions.defaults());
    spend(limit, 0, 60);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> limit.enter(within(120))).isInstanceOf(CallTimeoutException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void is_one_for_each_account() {
    AccountLimits limits = new AccountLimits(RateLimitOptions.defaults(), time.ambient(), listener);

    assertThat(limits.of("a")).isSameAs(limits.of("a")).isNotSameAs(limits.of("b"));
  }

  @Test
  void forgets_the_accounts_that_were_not_used_for_long() {
    AccountLimits limits = new AccountLimits(RateLimitOptions.defaults(), time.ambient(), listener);
    AccountLimit first = limits.of("first");
    AccountLimit second = limits.of("second");
    for (int i = 0; i < 999; i++) {
      limits.of(i);
      limits.of("second");
    }

    assertThat(limits.of("second")).isSameAs(second);
    assertThat(limits.of("first")).isNotSameAs(first);
  }

  private AccountLimit limit(RateLimitOptions options) {
    return new AccountLimits(options, time.ambient(), listener).of("account");
  }

  private void spend(AccountLimit limit, int remaining, int seconds) {
    limit.enter(within(1));
    limit.leave(
        200,
        Headers.of(
            "X-RateLimit-Limit",
            "10",
            "X-RateLimit-Remaining",
            Integer.toString(remaining),
            "X-RateLimit-Reset",
            Long.toString(time.instant().getEpochSecond() + seconds)),
        Optional.empty());
  }

  private Deadline within(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), time::nanoTime);
  }
}
