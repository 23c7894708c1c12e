package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Engine engine =
      new Engine(
          new EngineSettings(
              PoolMode.DIRECT,
              Duration.ofSeconds(30),
              new RetryPolicy(1, time -> {}, () -> 0.5),
              TokenVerifier.none()),
          null,
          null);

  @Test
  void jobs_end_before_what_they_work_with() {
    List<String> ended = new ArrayList<>();
    CountDownLatch running = new CountDownLatch(1);
    LocalJob<String> job =
        new LocalJob<>(
            "forecast",
            progress -> {
              running.countDown();
              return waitForTheEnd();
            });
    LocalJob<String> waiting = new LocalJob<>("forecast", progress -> "done");
    engine.own(() -> ended.add(job.await(PATIENCE)));
    engine.jobs().start(job);
    engine.jobs().start(waiting);
    awaitUninterrupted(running);

    engine.close();

    assertThat(ended).containsExactly("interrupted");
    assertClosed(waiting);
  }

  @Test
  void a_job_that_comes_after_the_end_fails() {
    engine.close();

    LocalJob<String> job = new LocalJob<>("forecast", progress -> "done");
    engine.jobs().start(job);

    assertClosed(job);
  }

  private static void assertClosed(LocalJob<String> job) {
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> job.await(PATIENCE))
        .withMessage("the JDBC back end is closed")
        .satisfies(error -> assertThat(error.code()).isEqualTo("CLOSED"));
  }

  private static String waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
      return "done";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
