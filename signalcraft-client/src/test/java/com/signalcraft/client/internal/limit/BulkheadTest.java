package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.OverloadedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BulkheadTest {

  private static final Deadline FAR = Deadline.after(Duration.ofHours(1), System::nanoTime);

  @Test
  void ends_a_call_for_which_no_place_gets_free() {
    Bulkhead bulkhead =
        new Bulkhead(
            BulkheadOptions.defaults().withMaxConcurrent(2).withMaxWait(Duration.ofMillis(1)));
    bulkhead.enter(FAR);
    bulkhead.enter(FAR);

    assertThatThrownBy(() -> bulkhead.enter(FAR))
        .isInstanceOf(OverloadedException.class)
        .hasMessage(
            "2 calls of this client are under way, and none ended within PT0.001S; nothing was"
                + " sent");
  }

  @Test
  void waits_no_longer_than_the_call_may_take() {
    Bulkhead bulkhead = new Bulkhead(new BulkheadOptions(1, Duration.ofHours(1)));
    bulkhead.enter(FAR);

    assertThatThrownBy(() -> bulkhead.enter(Deadline.after(Duration.ofMillis(1), System::nanoTime)))
        .isInstanceOf(OverloadedException.class);
  }

  @Test
  void lets_one_in_when_another_leaves() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(new BulkheadOptions(1, Duration.ofHours(1)));
    bulkhead.enter(FAR);
    CountDownLatch in = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              bulkhead.enter(FAR);
              in.countDown();
            });
    waiting.start();

    bulkhead.leave();
    in.await();
    waiting.join();
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_set() {
    Bulkhead bulkhead = new Bulkhead(new BulkheadOptions(1, Duration.ofHours(1)));
    bulkhead.enter(FAR);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> bulkhead.enter(FAR)).isInstanceOf(CallTimeoutException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void lets_any_number_in_where_it_is_switched_off() {
    Bulkhead bulkhead = new Bulkhead(BulkheadOptions.off().withMaxWait(Duration.ZERO));

    assertThatCode(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                bulkhead.enter(FAR);
              }
            })
        .doesNotThrowAnyException();
  }
}
