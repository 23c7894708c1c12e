package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alerting.internal.AddressGuard;
import com.signalcraft.alerting.internal.HttpPoster;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Posts each event as a message to an incoming webhook of Slack, or of another service that takes
 * the same ({@code {"text": …}}: Mattermost, Rocket.Chat, Discord's {@code /slack} addresses). What
 * would be a mention or a link ({@code &}, {@code <}, {@code >}) is escaped, so that the name of an
 * alert wakes nobody. Only https and no private networks, unless that is allowed. Such services do
 * not tell one delivery from another: what comes twice is seen twice. The answers are taken as
 * {@link WebhookChannel} takes them. Thread-safe.
 */
public final class SlackWebhookChannel implements AlertChannel {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String name;
  private final Function<UUID, Optional<URI>> addresses;
  private final HttpPoster poster;

  private SlackWebhookChannel(
      String name, Function<UUID, Optional<URI>> addresses, AddressGuard guard) {
    this.name = name;
    this.addresses = addresses;
    this.poster = new HttpPoster(guard, CONNECT_TIMEOUT, TIMEOUT);
  }

  /**
   * A channel that sends everything to one address.
   *
   * @param name the channel's name, 1 to 100 characters
   * @param address the address that the service gave, which is a secret
   * @return the channel
   */
  public static SlackWebhookChannel to(String name, URI address) {
    Checks.required("address", address);
    return toEach(name, businessId -> Optional.of(address));
  }

  /**
   * A channel that sends each business's events to an address of its own.
   *
   * @param name the channel's name, 1 to 100 characters
   * @param addresses gives where, by the business, and empty for one that has no address, whose
   *     deliveries then fail for good; called at each attempt, by several threads at once
   * @return the channel
   */
  public static SlackWebhookChannel toEach(String name, Function<UUID, Optional<URI>> addresses) {
    return new SlackWebhookChannel(
        Checks.text("name", name, 100),
        Checks.required("addresses", addresses),
        new AddressGuard(false, false));
  }

  /**
   * The same channel, which may go into private networks and by http; only where every address is
   * one's own.
   *
   * @return a channel of the same name
   */
  public SlackWebhookChannel allowingPrivateNetworks() {
    return new SlackWebhookChannel(name, addresses, new AddressGuard(true, true));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(AlertDelivery delivery) {
    URI address =
        addresses
            .apply(delivery.businessId())
            .filter(uri -> uri.getHost() != null)
            .orElseThrow(
                () -> new DeliveryFailedException(false, "the business has no Slack address"));
    AlertEvent event = delivery.event();
    JsonObject body =
        JsonObject.of("text", escaped(event.title()) + "\n" + escaped(event.message()));
    poster.post(address, body.toJson().getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** The three characters that Slack asks to escape. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
