package com.signalcraft.client.internal.event;

import static com.signalcraft.client.internal.event.FakeTime.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.Overflow;
import com.signalcraft.common.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private final FakeTime time = new FakeTime();
  private final EventBuffer dropping =
      new EventBuffer(2, Overflow.DROP, Duration.ofSeconds(5), time);

  private static LiveEvent event(String name) {
    return new LiveEvent.Unknown(name, JsonObject.EMPTY, "", "");
  }

  private void put(String name) throws InterruptedException {
    dropping.put(event(name), () -> true, () -> {});
  }

  @Test
  void what_is_left_out_is_one_gap_until_the_handler_has_caught_up() throws Exception {
    put("a");
    put("b");
    time.advance(Duration.ofSeconds(10));
    put("left out");
    assertThat(dropping.take()).contains(event("a"));
    put("left out too, though there is room");
    time.advance(Duration.ofSeconds(10));
    assertThat(dropping.take()).contains(event("b"));
    assertThat(dropping.take())
        .contains(
            new LiveEvent.Gap(BEGIN.plusSeconds(5), BEGIN.plusSeconds(25), GapReason.OVERFLOW));
    put("c");
    assertThat(dropping.take()).contains(event("c"));
  }

  @Test
  void the_gap_comes_before_what_the_stream_itself_tells() throws Exception {
    put("a");
    put("b");
    put("left out");
    dropping.tell(event("told"));
    dropping.finish();
    dropping.take();
    dropping.take();
    assertThat(dropping.take().orElseThrow()).isInstanceOf(LiveEvent.Gap.class);
    assertThat(dropping.take()).contains(event("told"));
    assertThat(dropping.take()).isEmpty();
  }

  @Test
  void what_is_there_at_the_end_is_still_given_out_and_nothing_more_is_taken() throws Exception {
    put("a");
    dropping.finish();
    put("b");
    dropping.tell(event("c"));
    assertThat(dropping.take()).contains(event("a"));
    assertThat(dropping.take()).isEmpty();
  }

  @Test
  void a_closed_buffer_gives_nothing_out() throws Exception {
    put("a");
    dropping.close();
    put("b");
    assertThat(dropping.take()).isEmpty();
    assertThat(dropping.size()).isZero();
  }

  @Test
  void an_event_of_a_connection_that_ended_while_it_waited_is_not_taken() throws Exception {
    EventBuffer waiting = new EventBuffer(1, Overflow.WAIT, Duration.ZERO, time);
    boolean[] told = new boolean[1];
    waiting.put(event("a"), () -> true, () -> {});
    waiting.put(event("b"), () -> false, () -> told[0] = true);
    assertThat(told[0]).isTrue();
    assertThat(waiting.size()).isEqualTo(1);
    assertThat(waiting.blockedFor()).isZero();
  }
}
