package com.signalcraft.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.CallTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallScopeTest {

  @Test
  void gives_the_result_of_the_work() {
    CallScope scope = new CallScope();

    assertThat(CallScope.run(scope, () -> "done")).isEqualTo("done");
    assertThat(CallScope.run(scope, () -> "again")).isEqualTo("again");
    assertThat(scope.isCancelled()).isFalse();
  }

  @Test
  void ends_a_wait_from_another_thread() throws InterruptedException {
    CallScope scope = new CallScope();
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean cleanAfterwards = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              CallScope.run(
                  scope,
                  () -> {
                    waiting.countDown();
                    try {
                      new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                      interrupted.set(CallScope.isCurrentCancelled());
                      Thread.currentThread().interrupt();
                    }
                    return "cut";
                  });
              cleanAfterwards.set(!Thread.currentThread().isInterrupted());
            });
    thread.start();

    waiting.await();
    scope.cancel();
    thread.join();

    assertThat(interrupted).isTrue();
    assertThat(cleanAfterwards).isTrue();
  }

  @Test
  void does_not_begin_after_it_was_cancelled() {
    CallScope scope = new CallScope();
    scope.cancel();
    scope.cancel();

    assertThatThrownBy(() -> CallScope.run(scope, () -> "never"))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("the call was cancelled before it began");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void a_cancelled_scope_leaves_the_outer_one_alone() {
    CallScope outer = new CallScope();
    CallScope inner = new CallScope();

    CallScope.run(
        outer,
        () -> {
          CallScope.run(
              inner,
              () -> {
                inner.cancel();
                assertThat(CallScope.isCurrentCancelled()).isTrue();
                return 0;
              });
          assertThat(CallScope.isCurrentCancelled()).isFalse();
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
          return 0;
        });
    assertThat(CallScope.isCurrentCancelled()).isFalse();
  }

  @Test
  void serves_one_run_at_a_time() {
    CallScope scope = new CallScope();

    assertThatThrownBy(() -> CallScope.run(scope, () -> CallScope.run(scope, () -> 1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
