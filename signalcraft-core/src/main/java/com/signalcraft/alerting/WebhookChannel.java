package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alerting.internal.AddressGuard;
import com.signalcraft.alerting.internal.EventJson;
import com.signalcraft.alerting.internal.HttpPoster;
import com.signalcraft.alerting.internal.Lengths;
import com.signalcraft.common.Checks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Posts each event as JSON to an address of the business, signed as {@link WebhookSignature} says.
 *
 * <p>The body holds {@code type} ({@code alert}), {@code delivery_id}, {@code event_id}, {@code
 * business_id}, {@code alert_ids}, {@code change}, {@code at}, {@code title}, {@code message} and
 * {@code data}; the header {@value #DELIVERY_HEADER} the id of the delivery, the same at each
 * attempt, and {@value #ATTEMPT_HEADER} the number of the attempt, from 1.
 *
 * <p>Any answer from 200 to 299 is a success. Redirects are not followed. 400, 405, 410, 413, 414,
 * 415, 422, 501 and redirects fail for good, all other answers pass, as does none; {@code
 * Retry-After} is honoured where it is in seconds. Only https, and no private network, unless the
 * builder allows it. Thread-safe.
 */
public final class WebhookChannel implements AlertChannel {

  /** The header that holds the delivery's id. */
  public static final String DELIVERY_HEADER = "SignalCraft-Delivery";

  /** The header that holds the number of the attempt. */
  public static final String ATTEMPT_HEADER = "SignalCraft-Attempt";

  private final String name;
  private final Function<UUID, Optional<WebhookTarget>> targets;
  private final InstantSource clock;
  private final HttpPoster poster;

  private WebhookChannel(Builder builder) {
    name = builder.name;
    targets = builder.targets;
    clock = builder.clock;
    poster =
        new HttpPoster(
            new AddressGuard(builder.allowHttp, builder.allowPrivate),
            builder.connectTimeout,
            builder.timeout);
  }

  /**
   * A channel that sends everything to one address.
   *
   * @param target where
   * @return a builder
   */
  public static Builder to(WebhookTarget target) {
    Checks.required("target", target);
    return new Builder(businessId -> Optional.of(target));
  }

  /**
   * A channel that sends each business's events to an address of its own.
   *
   * @param targets gives where, by the business, and empty for one that has no address, whose
   *     deliveries then fail for good; called at each attempt, by several threads at once
   * @return a builder
   */
  public static Builder toEach(Function<UUID, Optional<WebhookTarget>> targets) {
    return new Builder(Checks.required("targets", targets));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(AlertDelivery delivery) {
    WebhookTarget target =
        targets
            .apply(delivery.businessId())
            .orElseThrow(
                () -> new DeliveryFailedException(false, "the business has no webhook address"));
    byte[] body = EventJson.of(delivery).toJson().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(DELIVERY_HEADER, delivery.id().toString());
    headers.put(ATTEMPT_HEADER, Integer.toString(delivery.attempts() + 1));
    headers.put(
        WebhookSignature.HEADER, WebhookSignature.sign(body, clock.instant(), target.secrets()));
    poster.post(target.uri(), body, headers);
  }

  /** Sets up a channel. Not thread-safe. */
  public static final class Builder {

    private final Function<UUID, Optional<WebhookTarget>> targets;
    private String name = "webhook";
    private InstantSource clock = Clock.systemUTC();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration timeout = Duration.ofSeconds(10);
    private boolean allowHttp;
    private boolean allowPrivate;

    private Builder(Function<UUID, Optional<WebhookTarget>> targets) {
      this.targets = targets;
    }

    /**
     * The channel's name; {@code webhook} where none is set.
     *
     * @param chosen 1 to 100 characters
     * @return this
     */
    public Builder name(String chosen) {
      name = Checks.text("name", chosen, 100);
      return this;
    }

    /**
     * The clock that signatures tell the time by; the system's where none is set.
     *
     * @param source the clock
     * @return this
     */
    public Builder clock(InstantSource source) {
      clock = Checks.required("clock", source);
      return this;
    }

    /**
     * How long to wait; 5 seconds for a connection and 10 for an answer where nothing is set.
     *
     * @param connect for a connection, 100 milliseconds to 1 minute
     * @param answer for an answer, the connection included, 100 milliseconds to 1 minute
     * @return this
     */
    public Builder timeouts(Duration connect, Duration answer) {
      Duration least = Duration.ofMillis(100);
      Duration most = Duration.ofMinutes(1);
      connectTimeout = Lengths.between("connect_timeout", connect, least, most);
      timeout = Lengths.between("timeout", answer, least, most);
      return this;
    }

    /**
     * Allows http beside https: what is sent can then be read and changed on its way, though not
     * without the signature failing.
     *
     * @return this
     */
    public Builder allowHttp() {
      allowHttp = true;
      return this;
    }

    /**
     * Allows hosts of private networks, this machine included; only where every address is one's
     * own.
     *
     * @return this
     */
    public Builder allowPrivateNetworks() {
      allowPrivate = true;
      return this;
    }

    /**
     * The channel.
     *
     * @return the channel
     */
    public WebhookChannel build() {
      return new WebhookChannel(this);
    }
  }
}
