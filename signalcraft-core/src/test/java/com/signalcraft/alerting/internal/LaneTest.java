package com.signalcraft.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneTest {

  private static final Duration PAUSE = Duration.ofMillis(10);

  @Test
  void never_more_is_claimed_than_there_is_room_for() throws Exception {
    BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
    Semaphore done = new Semaphore(0);
    Lane<Integer> lane =
        lane(
            2,
            5,
            limit -> {
              asked.add(limit);
              return numbers(limit);
            },
            number -> done.acquireUninterruptibly());
    lane.start();

    assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo(5);
    for (int i = 0; i < 10; i++) {
      assertThat(asked).isEmpty();
      done.release();
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isOne();
    }
    lane.stop();
    done.release(1_000);
    lane.await(Duration.ofSeconds(20));
  }

  @Test
  void what_was_claimed_is_done_before_it_ends_and_nothing_more_is_claimed() {
    AtomicInteger claimed = new AtomicInteger();
    AtomicInteger worked = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    Lane<Integer> lane =
        lane(
            1,
            3,
            limit -> {
              claimed.addAndGet(limit);
              return numbers(limit);
            },
            number -> {
              worked.incrementAndGet();
              first.countDown();
            });
    lane.start();
    await(first);

    lane.stop();
    lane.await(Duration.ofSeconds(20));

    assertThat(worked).hasValue(claimed.get());
  }

  @Test
  void what_does_not_end_in_time_is_interrupted() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Lane<Integer> lane =
        lane(
            1,
            1,
            LaneTest::numbers,
            number -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    lane.start();
    await(begun);

    lane.stop();
    lane.await(Duration.ofMillis(20));

    await(interrupted);
  }

  @Test
  void draining_takes_all_there_is_in_the_calling_thread() {
    List<Integer> left = new ArrayList<>(numbers(12));
    List<Thread> threads = new ArrayList<>();
    Lane<Integer> lane =
        lane(
            2,
            5,
            limit -> {
              List<Integer> taken = new ArrayList<>(left.subList(0, Math.min(limit, left.size())));
              left.removeAll(taken);
              return taken;
            },
            number -> {});

    lane.drain(number -> threads.add(Thread.currentThread()));

    assertThat(left).isEmpty();
    assertThat(threads).hasSize(12).containsOnly(Thread.currentThread());
  }

  private static Lane<Integer> lane(
      int threads,
      int room,
      java.util.function.IntFunction<List<Integer>> claim,
      java.util.function.Consumer<Integer> work) {
    return new Lane<>(
        "lane",
        threads,
        room,
        PAUSE,
        new Lane.Task<>(
            claim,
            work,
            failure -> {
              throw new AssertionError(failure);
            }));
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
