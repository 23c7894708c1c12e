package com.signalcraft.client.internal.event;

import static com.signalcraft.client.internal.event.FakeTime.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.client.event.ConnectionState;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvent.Connected;
import com.signalcraft.client.event.LiveEvent.Disconnected;
import com.signalcraft.client.event.LiveEvent.Gap;
import com.signalcraft.client.event.LiveEvent.KpiUpdate;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.event.Overflow;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveEventsFlowTest extends LiveEventsFixture {

  private static final EventOptions EXACT_GAPS = exactGaps().build();

  /** Pauses as long as they may be. */
  private static final RandomGenerator LONGEST_PAUSE =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  /** Stays with its first update until it is let go. */
  private static final class SlowHandler extends Recorder {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public void onEvent(LiveEvent event) {
      if (event instanceof KpiUpdate && entered.getCount() > 0) {
        entered.countDown();
        awaitUninterruptibly(letGo);
      }
      super.onEvent(event);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_connection_that_is_silent_for_too_long_is_replaced() throws Exception {
    open(EXACT_GAPS, recorder);
    recorder.next(Connected.class);
    time.awaitReading();
    time.advanceWhenAwaited(Duration.ofSeconds(44));
    // it is looked after every quarter of the shorter limit, 15 s
    time.advanceWhenAwaited(Duration.ofSeconds(4));
    assertThat(recorder.next(Disconnected.class).failure())
        .hasMessage("nothing came from the server for PT48S");
    assertThat(recorder.next()).isEqualTo(new Gap(BEGIN, BEGIN.plusSeconds(48), GapReason.SILENCE));
    recorder.next(Connected.class);
  }

  @Test
  void a_handshake_that_is_not_answered_is_given_up() throws Exception {
    server.refuse(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    open();
    server.request();
    time.advanceWhenAwaited(Duration.ofSeconds(45));
    recorder.next(Disconnected.class);
    recorder.next(Connected.class);
  }

  @Test
  void the_server_is_pinged() throws Exception {
    Duration often = Duration.ofMillis(5);
    open(
        EventOptions.builder()
            .heartbeat(often)
            .silence(Duration.ofHours(1))
            .patience(often)
            .build(),
        recorder);
    assertThat(server.wire().firstByteAfterHandshake()).as("a ping frame").isEqualTo(0x89);
  }

  @Test
  void the_pauses_double_up_to_the_cap() throws Exception {
    for (int i = 0; i < 5; i++) {
      server.refuse(new MockResponse.Builder().code(503));
    }
    Duration cap = Duration.ofMillis(1_500);
    open(
        EventOptions.builder().backOffInitial(Duration.ofMillis(500)).backOffCap(cap).build(),
        recorder,
        this::token,
        LONGEST_PAUSE);
    passPause(Duration.ofMillis(500), 1);
    passPause(Duration.ofSeconds(1), 1);
    passPause(cap, 1);
    passPause(cap, 2);
    passPause(cap, 3);
    assertThat(recorder.next(Disconnected.class).retryIn()).isEqualTo(Duration.ofMillis(500));
    recorder.next(Connected.class);
  }

  private void passPause(Duration pause, int times) throws InterruptedException {
    time.awaitWait(pause, times);
    time.advance(pause);
  }

  @Test
  void the_pauses_begin_anew_after_a_connection_that_held() throws Exception {
    Duration initial = Duration.ofMillis(500);
    Duration cap = Duration.ofSeconds(10);
    server.refuse(new MockResponse.Builder().code(503));
    open(
        EventOptions.builder().backOffInitial(initial).backOffCap(cap).build(),
        recorder,
        this::token,
        LONGEST_PAUSE);
    passPause(initial, 1);
    recorder.next(Disconnected.class);
    recorder.next(Connected.class);
    server.cut();
    assertThat(recorder.next(Disconnected.class).retryIn()).isEqualTo(Duration.ofSeconds(1));
    passPause(Duration.ofSeconds(1), 1);
    recorder.next(Gap.class);
    recorder.next(Connected.class);
    time.advance(cap);
    server.cut();
    assertThat(recorder.next(Disconnected.class).retryIn()).isEqualTo(initial);
  }

  @Test
  void a_longer_pause_that_the_server_asks_for_is_kept() throws Exception {
    server.refuse(new MockResponse.Builder().code(429).addHeader("Retry-After", "70"));
    open();
    assertThat(recorder.next(Disconnected.class).retryIn()).isEqualTo(Duration.ofSeconds(70));
    passPause(Duration.ofSeconds(70), 1);
    recorder.next(Connected.class);
  }

  @Test
  void a_slow_handler_stops_the_reading_and_loses_nothing() throws Exception {
    SlowHandler slow = new SlowHandler();
    LiveEvents events =
        open(EventOptions.builder().bufferSize(2).overflow(Overflow.WAIT).build(), slow);
    EventServer.Session session = server.accept();
    int count = 60_000;
    for (int i = 0; i < count; i++) {
      session.send(update(i));
    }
    awaitUninterruptibly(slow.entered);
    until(() -> events.buffered() == 2);
    assertThat(session.socket().queueSize()).as("bytes that the server must keep").isPositive();
    slow.letGo.countDown();

    slow.next(Connected.class);
    for (int i = 0; i < count; i++) {
      assertThat(slow.next(KpiUpdate.class).value().intValueExact()).isEqualTo(i);
      assertThat(events.buffered()).isLessThanOrEqualTo(2);
    }
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void a_handler_that_is_slow_for_too_long_costs_the_connection_and_is_told_the_gap()
      throws Exception {
    SlowHandler slow = new SlowHandler();
    LiveEvents events = open(exactGaps().bufferSize(2).overflow(Overflow.WAIT).build(), slow);
    EventServer.Session session = server.accept();
    for (int i = 1; i <= 9; i++) {
      session.send(update(i));
    }
    awaitUninterruptibly(slow.entered);
    until(() -> events.buffered() == 2);
    until(
        () -> {
          time.advance(Duration.ofSeconds(5));
          return events.state() == ConnectionState.WAITING;
        });
    Instant lost = time.now();
    assertThat(server.requests()).as("no new connection while the handler is behind").isEqualTo(1);
    slow.letGo.countDown();

    slow.next(Connected.class);
    for (int i = 1; i <= 3; i++) {
      assertThat(slow.next(KpiUpdate.class).value().intValueExact()).isEqualTo(i);
    }
    assertThat(slow.next(Disconnected.class).failure()).hasMessageContaining("did not keep up");
    Gap gap = slow.next(Gap.class);
    assertThat(gap.reason()).isEqualTo(GapReason.OVERFLOW);
    assertThat(gap.from())
        .as("before the fourth event was read")
        .isBeforeOrEqualTo(lost.minus(EXACT_GAPS.patience()));
    assertThat(gap.to()).isEqualTo(lost);
    slow.next(Connected.class);
    server.accept().send(update(10));
    assertThat(slow.next(KpiUpdate.class).value().intValueExact()).isEqualTo(10);
  }

  @Test
  void with_drop_what_has_no_room_is_left_out_and_told() throws Exception {
    SlowHandler slow = new SlowHandler();
    LiveEvents events = open(exactGaps().bufferSize(2).overflow(Overflow.DROP).build(), slow);
    EventServer.Session session = server.accept();
    session.send(update(1));
    awaitUninterruptibly(slow.entered);
    for (int i = 2; i <= 9; i++) {
      session.send(update(i));
    }
    session.close(1001, "");
    until(() -> events.state() == ConnectionState.WAITING);
    slow.letGo.countDown();

    slow.next(Connected.class);
    for (int i = 1; i <= 3; i++) {
      assertThat(slow.next(KpiUpdate.class).value().intValueExact()).isEqualTo(i);
    }
    assertThat(slow.next()).isEqualTo(new Gap(BEGIN, BEGIN, GapReason.OVERFLOW));
    slow.next(Disconnected.class);
    assertThat(slow.next(Gap.class).reason()).isEqualTo(GapReason.SERVER_CLOSED);
    slow.next(Connected.class);
  }

  @Test
  void a_handler_that_throws_is_told_so_and_gets_the_next_event() throws Exception {
    RuntimeException wrong = new IllegalStateException("wrong");
    Error worse = new AssertionError("worse");
    Recorder failing =
        new Recorder() {
          @Override
          public void onEvent(LiveEvent event) {
            super.onEvent(event);
            Thread.currentThread().interrupt();
            if (event instanceof Connected) {
              throw wrong;
            } else if (event instanceof LiveEvent.Unknown) {
              throw worse;
            }
          }

          @Override
          public void onError(LiveEvent event, Throwable failure) {
            super.onError(event, failure);
            throw new IllegalStateException("in onError, too");
          }
        };
    open(EventOptions.defaults(), failing);
    EventServer.Session session = server.accept();
    session.send("{}");
    session.send(update(3));
    failing.next(Connected.class);
    failing.next(LiveEvent.Unknown.class);
    failing.next(KpiUpdate.class);
    assertThat(failing.errors).containsExactly(wrong, worse);
  }

  @Test
  void an_interrupt_that_a_handler_leaves_does_not_reach_the_next_event() throws Exception {
    AtomicReference<LiveEvents> own = new AtomicReference<>();
    CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
    CountDownLatch ready = new CountDownLatch(1);
    own.set(
        open(
            EventOptions.defaults(),
            event -> {
              if (event instanceof Connected) {
                awaitUninterruptibly(ready);
                until(() -> own.get().buffered() > 0);
                Thread.currentThread().interrupt();
              } else {
                wasInterrupted.complete(Thread.currentThread().isInterrupted());
              }
            }));
    ready.countDown();
    server.accept().send(update(1));
    assertThat(wasInterrupted.get(20, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void closing_says_so_to_the_server_and_ends_all_threads() throws Exception {
    LiveEvents events = open();
    EventServer.Session session = server.accept();
    recorder.next(Connected.class);
    time.awaitReading();
    List<Thread> threads = threads();
    assertThat(threads).hasSize(3).allMatch(Thread::isDaemon);
    events.close();
    assertThat(session.closeCode()).isEqualTo(1000);
    assertThat(events.state()).isEqualTo(ConnectionState.CLOSED);
    for (Thread thread : threads) {
      thread.join(20_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
    events.close();
    assertThat(recorder.events).isEmpty();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("signalcraft-events-"))
        .toList();
  }

  @Test
  void nothing_is_handed_over_after_closing() throws Exception {
    SlowHandler slow = new SlowHandler();
    LiveEvents events =
        open(
            EventOptions.builder()
                .bufferSize(2)
                .overflow(Overflow.WAIT)
                .closeTimeout(Duration.ofMinutes(1))
                .build(),
            slow);
    EventServer.Session session = server.accept();
    for (int i = 1; i <= 9; i++) {
      session.send(update(i));
    }
    awaitUninterruptibly(slow.entered);
    until(() -> events.buffered() == 2);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(events::close);
    until(() -> events.state() == ConnectionState.CLOSED && events.buffered() == 0);
    for (Thread thread : threads()) {
      if (thread.getName().equals("signalcraft-events-connection")) {
        thread.join();
      }
    }
    assertThat(closing).as("the handler is waited for").isNotDone();
    slow.letGo.countDown();
    closing.get(20, TimeUnit.SECONDS);
    slow.next(Connected.class);
    slow.next(KpiUpdate.class);
    assertThat(slow.events).isEmpty();
  }

  @Test
  void a_handler_may_close_its_own_stream() throws Exception {
    AtomicReference<LiveEvents> own = new AtomicReference<>();
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Recorder closing =
        new Recorder() {
          @Override
          public void onEvent(LiveEvent event) {
            super.onEvent(event);
            if (event instanceof KpiUpdate) {
              awaitUninterruptibly(ready);
              own.get().close();
              closed.countDown();
            }
          }
        };
    own.set(open(EventOptions.defaults(), closing));
    ready.countDown();
    EventServer.Session session = server.accept();
    session.send(update(1));
    session.send(update(2));
    assertThat(session.closeCode()).isEqualTo(1000);
    awaitUninterruptibly(closed);
    closing.next(Connected.class);
    closing.next(KpiUpdate.class);
    assertThat(closing.events).isEmpty();
    assertThat(closing.errors).isEmpty();
  }

  @Test
  void a_server_that_does_not_answer_is_waited_for_no_longer_than_said() throws Exception {
    LiveEvents events =
        open(EventOptions.builder().closeTimeout(Duration.ofSeconds(9)).build(), recorder);
    EventServer.Session session = server.accept();
    session.answersClose = false;
    recorder.next(Connected.class);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(events::close);
    assertThat(session.closeCode()).isEqualTo(1000);
    time.awaitWait(Duration.ofSeconds(9), 1);
    time.advance(Duration.ofSeconds(9));
    closing.get(20, TimeUnit.SECONDS);
    session.close(1000, null);
  }

  @Test
  void closing_ends_the_wait_for_a_token() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    LiveEvents events =
        open(
            EventOptions.defaults(),
            recorder,
            fresh -> {
              asked.countDown();
              try {
                new CountDownLatch(1).await();
                return "never";
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallTimeoutException("interrupted", FailureDetails.causedBy(e));
              }
            },
            NO_PAUSE);
    awaitUninterruptibly(asked);
    events.close();
    assertThat(recorder.events).isEmpty();
    assertThat(server.requests()).isZero();
  }

  @Test
  void closing_ends_a_pause() throws Exception {
    server.refuse(new MockResponse.Builder().code(503).addHeader("Retry-After", "3600"));
    LiveEvents events = open();
    recorder.next(Disconnected.class);
    events.close();
    assertThat(events.state()).isEqualTo(ConnectionState.CLOSED);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void closing_an_unanswered_handshake_cuts_it() throws Exception {
    server.refuse(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    LiveEvents events = open();
    server.request();
    events.close();
    assertThat(recorder.events).isEmpty();
  }

  @Test
  void a_client_that_is_closed_closes_its_streams() throws Exception {
    EventStreams streams = new EventStreams();
    EventEndpoint endpoint = new EventEndpoint(CLIENT, server.url(), this::token);
    LiveEvents one = streams.open(endpoint, BUSINESS, EventOptions.defaults(), recorder);
    recorder.next(Connected.class);
    EventServer.Session session = server.accept();
    streams.close();
    assertThat(session.closeCode()).isEqualTo(1000);
    assertThat(one.state()).isEqualTo(ConnectionState.CLOSED);
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> streams.open(endpoint, BUSINESS, EventOptions.defaults(), new Recorder()))
        .satisfies(e -> assertThat(e.code()).isEqualTo("CLOSED"));
  }

  private static EventOptions.Builder exactGaps() {
    return EventOptions.builder().gapMargin(Duration.ZERO);
  }
}
