package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SlackWebhookChannelTest {

  private final Receiver receiver = Receiver.start();
  private final SlackWebhookChannel channel =
      SlackWebhookChannel.to("slack", receiver.uri("/services/T0/B0/secret"))
          .allowingPrivateNetworks();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void an_event_is_a_text_of_title_and_message() {
    channel.send(Events.delivery());

    assertThat(channel.name()).isEqualTo("slack");
    assertThat(receiver.requests().get(0).text())
        .isEqualTo("{\"text\": \"Revenue is high\\navg over 1h is 12.5, above 10\"}");
  }

  @Test
  void no_name_of_an_alert_mentions_anybody() {
    channel.send(Events.delivery("<!channel> & <@U0>", "see <https://evil.example|here>"));

    assertThat(receiver.requests().get(0).text())
        .isEqualTo(
            "{\"text\": \"&lt;!channel&gt; &amp; &lt;@U0&gt;\\n"
                + "see &lt;https://evil.example|here&gt;\"}");
  }

  @Test
  void too_many_at_once_come_again_later() {
    receiver.thenStatus(429, "Retry-After", "30");

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> channel.send(Events.delivery()));

    assertThat(failure.retryable()).isTrue();
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(failure.getMessage()).doesNotContain("secret");
  }

  @Test
  void a_business_without_an_address_fails_for_good() {
    SlackWebhookChannel none = SlackWebhookChannel.toEach("slack", business -> Optional.empty());

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> none.send(Events.delivery()));

    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void private_networks_are_refused_by_default() {
    SlackWebhookChannel strict =
        SlackWebhookChannel.to("slack", URI.create("https://192.168.0.1/services/x"));

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> strict.send(Events.delivery()));

    assertThat(failure.retryable()).isFalse();
  }
}
