package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.alerting.AlertScheduler;
import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.alerting.WebhookSignature;
import com.signalcraft.memory.InMemorySignalCraft;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTourTest {

  private static final String SECRET = "a-secret-of-32-characters-length";

  @Test
  void tells_of_a_long_queue_once_and_when_it_is_over() {
    List<String> printed = Printed.by(AlertTour::walk);

    assertThat(printed)
        .filteredOn(line -> line.startsWith("Long queue"))
        .hasSize(2)
        .satisfies(
            told -> {
              assertThat(told.get(0)).startsWith("Long queue fires: ");
              assertThat(told.get(1)).startsWith("Long queue is over: ");
            });
    assertThat(printed)
        .contains("4 people: 0 events", "14 people: 0 events", "15 people: 1 events")
        .endsWith("last triggered: 2026-03-02T06:15:00Z");
  }

  @Test
  void a_scheduler_with_every_channel_starts_and_ends() {
    SmtpSettings smtp =
        SmtpSettings.submission("mail.example.com", "alerts", "password", "alerts@example.com");
    try (SignalCraft service = InMemorySignalCraft.create();
        AlertScheduler scheduler =
            AlertTour.scheduler(
                service,
                URI.create("https://example.com/hook"),
                SECRET,
                URI.create("https://example.com/slack"),
                smtp)) {
      assertThat(scheduler.start().runOnce().evaluated()).isZero();
    }
  }

  @Test
  void a_receiver_believes_what_is_signed_and_nothing_else() {
    Instant now = Instant.parse("2026-03-02T06:00:00Z");
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    String header = WebhookSignature.sign(body, now, List.of(SECRET));

    assertThat(AlertTour.isGenuine(header, body, SECRET, () -> now)).isTrue();
    assertThat(AlertTour.isGenuine(header, body, SECRET + "x", () -> now)).isFalse();
  }
}
