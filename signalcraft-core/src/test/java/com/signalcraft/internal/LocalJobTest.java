package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.JobStatus;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalJobTest {

  @Test
  void tells_how_far_it_is() {
    List<Object> seen = new ArrayList<>();
    LocalJob<String> job =
        new LocalJob<>(
            "forecast",
            progress -> {
              progress.accept(0.25);
              return "done";
            });
    seen.add(job.status());
    seen.add(job.progress());
    job.run();

    assertThat(seen).containsExactly(JobStatus.QUEUED, 0.0);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.progress()).isEqualTo(1);
    assertThat(job.kind()).isEqualTo("forecast");
    assertThat(job.await(Duration.ZERO)).isEqualTo("done");
    assertThat(job.await(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("done");
  }

  @Test
  void is_under_way_while_it_works() {
    List<Object> seen = new ArrayList<>();
    List<LocalJob<String>> self = new ArrayList<>();
    LocalJob<String> job =
        new LocalJob<>(
            "forecast",
            progress -> {
              progress.accept(0.25);
              seen.add(self.get(0).status());
              seen.add(self.get(0).progress());
              return "done";
            });
    self.add(job);
    job.run();

    assertThat(seen).containsExactly(JobStatus.PROCESSING, 0.25);
  }

  @Test
  void fails_with_the_error_of_its_work() {
    ConflictException failure = new ConflictException("taken");
    LocalJob<String> job =
        new LocalJob<>(
            "forecast",
            progress -> {
              throw failure;
            });
    job.run();

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThatThrownBy(() -> job.await(Duration.ZERO)).isSameAs(failure);
  }

  @Test
  void fails_with_an_internal_error_where_its_work_is_defective() {
    IllegalStateException defect = new IllegalStateException("oops");
    LocalJob<String> job =
        new LocalJob<>(
            "forecast",
            progress -> {
              throw defect;
            });
    job.run();

    assertThatThrownBy(() -> job.await(Duration.ZERO))
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("INTERNAL_ERROR"))
        .hasCause(defect);
  }

  @Test
  void the_wait_for_one_that_is_not_done_ends() {
    LocalJob<String> job = new LocalJob<>("forecast", progress -> "never");

    assertThatThrownBy(() -> job.await(Duration.ZERO)).isInstanceOf(CallTimeoutException.class);
    assertThatThrownBy(() -> job.await(Duration.ofNanos(-1)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_set() {
    LocalJob<String> job = new LocalJob<>("forecast", progress -> "never");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> job.await(Duration.ofDays(1)))
        .isInstanceOf(CallTimeoutException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void one_that_was_given_up_before_its_turn_is_not_begun() {
    AtomicInteger begun = new AtomicInteger();
    LocalJob<Integer> job = new LocalJob<>("test", progress -> begun.incrementAndGet());
    job.fail(new ConflictException("given up"));

    job.run();

    assertThat(begun).hasValue(0);
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
  }
}
