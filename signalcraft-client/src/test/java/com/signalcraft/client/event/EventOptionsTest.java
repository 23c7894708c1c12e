package com.signalcraft.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventOptionsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void each_option_can_be_changed_by_itself() {
    EventOptions options =
        EventOptions.defaults()
            .withHeartbeat(Duration.ofSeconds(3), Duration.ofSeconds(7), SECOND)
            .withBackOff(SECOND, Duration.ofSeconds(2))
            .withBuffer(5, Overflow.DROP)
            .withMaxMessageBytes(2_048)
            .withGapMargin(Duration.ofSeconds(9))
            .withCloseTimeout(Duration.ofSeconds(4))
            .withResumeFrom(Instant.EPOCH);
    assertThat(options)
        .isEqualTo(
            new EventOptions(
                Duration.ofSeconds(3),
                Duration.ofSeconds(7),
                SECOND,
                Duration.ofSeconds(2),
                5,
                Overflow.DROP,
                SECOND,
                2_048,
                Duration.ofSeconds(9),
                Duration.ofSeconds(4),
                Instant.EPOCH));
  }

  @Test
  void what_cannot_work_is_refused() {
    EventOptions options = EventOptions.defaults();
    Duration heartbeat = options.heartbeat();
    refused("silence", () -> options.withHeartbeat(heartbeat, heartbeat, SECOND));
    refused(
        "patience",
        () -> options.withHeartbeat(heartbeat, options.silence(), heartbeat.plusMillis(1)));
    refused("heartbeat", () -> options.withHeartbeat(Duration.ZERO, SECOND, SECOND));
    refused("back_off_cap", () -> options.withBackOff(SECOND, SECOND.minusNanos(1)));
    refused("back_off_initial", () -> options.withBackOff(Duration.ZERO, SECOND));
    refused("buffer_size", () -> options.withBuffer(0, Overflow.WAIT));
    refused("max_message_bytes", () -> options.withMaxMessageBytes(1_023));
    refused("gap_margin", () -> options.withGapMargin(Duration.ofDays(366)));
    refused("close_timeout", () -> options.withCloseTimeout(Duration.ofNanos(-1)));
  }

  private static void refused(String field, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
