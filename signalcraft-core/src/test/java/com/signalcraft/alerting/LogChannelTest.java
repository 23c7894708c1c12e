package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.signalcraft.alert.AlertChange;
import org.junit.jupiter.api.Test;

class LogChannelTest {

  @Test
  void an_event_is_one_line_whatever_its_text() {
    assertThat(LogChannel.line(Events.delivery("High\nWARN forged", "12\r\nline two")))
        .isEqualTo(
            "fired at 2026-03-15T10:20:30Z in business 33333333-2222-4333-8444-555555555555:"
                + " High WARN forged: 12 line two");
  }

  @Test
  void every_change_can_be_written() {
    LogChannel channel = new LogChannel();
    assertThat(channel.name()).isEqualTo("log");
    for (AlertChange change : AlertChange.values()) {
      assertThatCode(() -> channel.send(Events.delivery(change, "Title", "Message")))
          .doesNotThrowAnyException();
    }
  }
}
