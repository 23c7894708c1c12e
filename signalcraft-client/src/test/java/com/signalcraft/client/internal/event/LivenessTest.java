package com.signalcraft.client.internal.event;

import static com.signalcraft.client.internal.event.FakeTime.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTime time = new FakeTime();
  private final Liveness liveness = new Liveness(time);

  @Test
  void all_is_known_up_to_when_the_socket_was_last_asked() {
    time.advance(SECOND);
    liveness.readBegins();
    time.advance(SECOND);
    liveness.readEnds();
    assertThat(liveness.wholeUntil()).isEqualTo(BEGIN.plusSeconds(1));
    liveness.readBegins();
    assertThat(liveness.wholeUntil()).isEqualTo(BEGIN.plusSeconds(2));
  }

  @Test
  void what_is_read_while_behind_tells_nothing_of_now() {
    liveness.readBegins();
    liveness.readEnds();
    liveness.fellBehind();
    time.advance(SECOND);
    liveness.readBegins();
    liveness.readEnds();
    time.advance(SECOND);
    liveness.readBegins();
    assertThat(liveness.wholeUntil()).isEqualTo(BEGIN);
  }

  @Test
  void a_read_that_found_nothing_there_has_caught_up() {
    liveness.fellBehind();
    time.advance(SECOND);
    liveness.readBegins();
    time.advance(Duration.ofMillis(10));
    liveness.readEnds();
    liveness.readBegins();
    assertThat(liveness.wholeUntil()).isEqualTo(time.now());
  }

  @Test
  void silence_counts_only_while_the_socket_is_asked() {
    liveness.readBegins();
    time.advance(SECOND);
    assertThat(liveness.silentFor()).isEqualTo(SECOND);
    liveness.readEnds();
    time.advance(SECOND);
    assertThat(liveness.silentFor()).isZero();
  }
}
