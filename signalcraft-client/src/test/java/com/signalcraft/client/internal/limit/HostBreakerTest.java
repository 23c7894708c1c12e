package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.client.metrics.BreakerState;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostBreakerTest {

  private final FakeTime time = new FakeTime();
  private final List<String> changes = new ArrayList<>();
  private final HostBreaker breaker =
      new HostBreaker(
          "api.example:443",
          BreakerOptions.defaults()
              .withWindow(4, 4)
              .withOpenWait(Duration.ofSeconds(10))
              .withHalfOpenCalls(2),
          time::nanoTime,
          new CallListener() {
            @Override
            public void breakerChanged(String host, BreakerState from, BreakerState to) {
              changes.add(host + " " + from + " " + to);
            }
          });

  @Test
  void lets_calls_through_below_the_rate() {
    for (int i = 0; i < 20; i++) {
      succeed();
      succeed();
      succeed();
      fail();
    }
    succeed();

    assertThat(changes).isEmpty();
    fail();
    assertThat(changes).containsExactly("api.example:443 CLOSED OPEN");
  }

  @Test
  void ends_calls_at_once_while_open_and_tells_for_how_long() {
    open();
    time.advance(Duration.ofSeconds(4));

    OverloadedException error = catchThrowableOfType(OverloadedException.class, breaker::enter);

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(6));
    assertThat(error)
        .hasMessage(
            "calls to api.example:443 fail, and none is made for another PT6S; nothing was sent");
  }

  @Test
  void does_not_care_for_jumps_of_the_time_of_day() {
    open();
    time.jump(Duration.ofHours(5));

    assertThatThrownBy(breaker::enter).isInstanceOf(OverloadedException.class);
  }

  @Test
  void lets_a_few_through_after_the_wait_and_closes_where_they_succeed() {
    open();
    time.advance(Duration.ofSeconds(10));

    breaker.enter();
    breaker.enter();
    OverloadedException third = catchThrowableOfType(OverloadedException.class, breaker::enter);
    breaker.succeeded();
    breaker.succeeded();

    assertThat(third.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(third).hasMessageContaining("others are trying it at the moment");
    assertThatCode(breaker::enter).doesNotThrowAnyException();
    assertThat(changes)
        .containsExactly(
            "api.example:443 CLOSED OPEN",
            "api.example:443 OPEN HALF_OPEN",
            "api.example:443 HALF_OPEN CLOSED");
  }

  @Test
  void opens_again_where_they_fail() {
    open();
    time.advance(Duration.ofSeconds(10));
    fail();
    fail();

    assertThat(catchThrowableOfType(OverloadedException.class, breaker::enter).retryAfter())
        .contains(Duration.ofSeconds(10));
  }

  @Test
  void gives_a_place_back_where_a_call_ended_by_itself() {
    open();
    time.advance(Duration.ofSeconds(10));
    for (int i = 0; i < 20; i++) {
      breaker.enter();
      breaker.left();
    }

    assertThatCode(breaker::enter).doesNotThrowAnyException();
  }

  @Test
  void is_absent_where_it_is_switched_off() {
    assertThat(new HostBreakers(BreakerOptions.off(), time::nanoTime, CallListener.NONE).of("host"))
        .isEmpty();
  }

  @Test
  void stands_before_each_host_by_itself() {
    HostBreakers breakers =
        new HostBreakers(BreakerOptions.defaults(), time::nanoTime, CallListener.NONE);

    assertThat(breakers.of("a")).isEqualTo(breakers.of("a")).isNotEqualTo(breakers.of("b"));
  }

  private void open() {
    for (int i = 0; i < 4; i++) {
      fail();
    }
  }

  private void fail() {
    breaker.enter();
    breaker.failed(new IllegalStateException("of the test"));
  }

  private void succeed() {
    breaker.enter();
    breaker.succeeded();
  }
}
