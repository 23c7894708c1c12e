package com.signalcraft.examples.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveSocketTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Ticket TICKET =
      new Ticket(UUID.randomUUID(), UUID.randomUUID(), NOW.plus(Duration.ofMinutes(15)));

  private final RecordingWire wire = new RecordingWire();
  private final LiveSocket socket = new LiveSocket(TICKET, 3, NOW);

  @Test
  void what_comes_before_the_connection_is_sent_with_it_in_order() {
    socket.tell("1", NOW);
    socket.tell("2", NOW);
    socket.open(wire, NOW);
    wire.finish();

    assertThat(wire.done).containsExactly("send 1", "send 2");
  }

  @Test
  void one_message_is_on_its_way_at_a_time() {
    socket.open(wire, NOW);
    socket.tell("1", NOW);
    socket.tell("2", NOW);
    assertThat(wire.done).containsExactly("send 1");

    wire.finish();

    assertThat(wire.done).containsExactly("send 1", "send 2");
  }

  @Test
  void who_does_not_read_is_dropped_once_too_much_waits() {
    socket.open(wire, NOW);
    for (int i = 0; i < 6; i++) {
      socket.tell("message " + i, NOW);
    }
    assertThat(wire.done).containsExactly("send message 0", "close 1013");

    assertThat(socket.check(NOW.plus(LiveSocket.CLOSING).minusMillis(1), SILENCE)).isFalse();
    assertThat(socket.check(NOW.plus(LiveSocket.CLOSING), SILENCE)).isTrue();
    assertThat(wire.done).endsWith("close 1013", "disconnect");
  }

  @Test
  void it_ends_when_its_token_does_and_tells_nothing_any_more() {
    socket.open(wire, NOW);

    socket.check(TICKET.expires().minusMillis(1), Duration.ofDays(1));
    assertThat(wire.done).isEmpty();
    socket.check(TICKET.expires(), Duration.ofDays(1));
    socket.tell("late", TICKET.expires());

    assertThat(wire.done).containsExactly("close 4401");
  }

  @Test
  void who_answers_no_ping_is_disconnected() {
    socket.open(wire, NOW);
    socket.ping();
    socket.hear(NOW.plusSeconds(30));

    assertThat(socket.check(NOW.plus(SILENCE), SILENCE)).isFalse();
    assertThat(socket.check(NOW.plusSeconds(90), SILENCE)).isTrue();
    assertThat(wire.done).containsExactly("ping", "disconnect");
  }

  @Test
  void who_never_comes_loses_his_place() {
    assertThat(socket.check(NOW.plus(SILENCE), SILENCE)).isTrue();
  }

  @Test
  void who_was_dismissed_before_he_came_is_told_so() {
    socket.close(CloseCode.FORBIDDEN, NOW);
    socket.open(wire, NOW);

    assertThat(wire.done).containsExactly("close 4403");
  }

  /** Sends nothing by itself. */
  private static final class RecordingWire implements Wire {

    private final List<String> done = new ArrayList<>();
    private final List<Runnable> unfinished = new ArrayList<>();

    /** What was sent is on its way. */
    private void finish() {
      while (!unfinished.isEmpty()) {
        unfinished.remove(0).run();
      }
    }

    @Override
    public void send(String text, Runnable sent, Runnable failed) {
      done.add("send " + text);
      unfinished.add(sent);
    }

    @Override
    public void ping() {
      done.add("ping");
    }

    @Override
    public void close(int code, String reason) {
      done.add("close " + code);
    }

    @Override
    public void disconnect() {
      done.add("disconnect");
    }
  }
}
