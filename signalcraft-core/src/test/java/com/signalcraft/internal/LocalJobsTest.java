package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalJobsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final LocalJobs jobs = new LocalJobs("some-jobs", () -> new ConflictException("closed"));

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void run_in_a_daemon_thread_of_the_given_name() {
    LocalJob<Thread> job = new LocalJob<>("test", progress -> Thread.currentThread());

    jobs.start(job);

    Thread thread = job.await(LONG);
    assertThat(thread.getName()).isEqualTo("some-jobs");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void one_that_comes_after_the_end_fails_with_the_given_error() {
    jobs.close();
    LocalJob<String> job = new LocalJob<>("test", progress -> "never");

    jobs.start(job);

    assertThatThrownBy(() -> job.await(Duration.ZERO))
        .isInstanceOf(ConflictException.class)
        .hasMessage("closed");
  }

  @Test
  void the_end_interrupts_the_running_one_and_fails_those_that_wait() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LocalJob<String> first =
        new LocalJob<>(
            "test",
            progress -> {
              running.countDown();
              try {
                never.await();
                return "released";
              } catch (InterruptedException e) {
                return "interrupted";
              }
            });
    LocalJob<String> second = new LocalJob<>("test", progress -> "never");
    jobs.start(first);
    jobs.start(second);
    running.await();

    jobs.close();

    assertThat(first.await(LONG)).isEqualTo("interrupted");
    assertThatThrownBy(() -> second.await(Duration.ZERO))
        .isInstanceOf(ConflictException.class)
        .hasMessage("closed");
  }

  @Test
  void owners_take_turns() throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    LocalJob<Boolean> gate =
        new LocalJob<>(
            "test",
            progress -> {
              try {
                return ready.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                return false;
              }
            });
    jobs.start(gate);
    List<String> done = new CopyOnWriteArrayList<>();
    List<LocalJob<?>> all = new ArrayList<>();
    for (String name : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
      LocalJob<Boolean> job = new LocalJob<>("test", progress -> done.add(name));
      all.add(job);
      jobs.start(job, name.substring(0, 1));
    }

    ready.countDown();

    for (LocalJob<?> job : all) {
      job.await(LONG);
    }
    assertThat(done).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }
}
