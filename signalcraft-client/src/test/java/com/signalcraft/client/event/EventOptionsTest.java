package com.signalcraft.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EventOptionsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void each_option_can_be_changed_by_itself() {
    EventOptions options =
        EventOptions.builder()
            .heartbeat(Duration.ofSeconds(3))
            .silence(Duration.ofSeconds(7))
            .patience(SECOND)
            .backOffInitial(Duration.ofMillis(8))
            .backOffCap(Duration.ofSeconds(2))
            .bufferSize(5)
            .overflow(Overflow.DROP)
            .maxMessageBytes(2_048)
            .gapMargin(Duration.ofSeconds(9))
            .closeTimeout(Duration.ofSeconds(4))
            .resumeFrom(Instant.EPOCH)
            .build();

    assertThat(options.heartbeat()).hasSeconds(3);
    assertThat(options.silence()).hasSeconds(7);
    assertThat(options.patience()).hasSeconds(1);
    assertThat(options.backOffInitial()).hasMillis(8);
    assertThat(options.backOffCap()).hasSeconds(2);
    assertThat(options.bufferSize()).isEqualTo(5);
    assertThat(options.overflow()).isEqualTo(Overflow.DROP);
    assertThat(options.maxMessageBytes()).isEqualTo(2_048);
    assertThat(options.gapMargin()).hasSeconds(9);
    assertThat(options.closeTimeout()).hasSeconds(4);
    assertThat(options.resumeFrom()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void what_cannot_work_is_refused() {
    Duration heartbeat = EventOptions.defaults().heartbeat();
    refused("silence", options -> options.silence(heartbeat));
    refused("patience", options -> options.patience(heartbeat.plusMillis(1)));
    refused("heartbeat", options -> options.heartbeat(Duration.ZERO));
    refused(
        "back_off_cap", options -> options.backOffInitial(SECOND).backOffCap(SECOND.minusNanos(1)));
    refused("back_off_initial", options -> options.backOffInitial(Duration.ZERO));
    refused("buffer_size", options -> options.bufferSize(0));
    refused("max_message_bytes", options -> options.maxMessageBytes(1_023));
    refused("gap_margin", options -> options.gapMargin(Duration.ofDays(366)));
    refused("close_timeout", options -> options.closeTimeout(Duration.ofNanos(-1)));
    refused("overflow", options -> options.overflow(null));
  }

  private static void refused(String field, UnaryOperator<EventOptions.Builder> change) {
    assertThatThrownBy(() -> change.apply(EventOptions.builder()).build())
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
