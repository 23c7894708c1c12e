package com.signalcraft.internal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids of what follows from an event of alerts, so that it is there once whoever makes it:
 * name-based UUIDs of version 3 (RFC 9562, 5.3, without a name space), which SQL makes of {@code
 * md5()} as well. Stateless.
 */
public final class AlertIds {

  private AlertIds() {}

  /**
   * The id of the notification that tells a user of an event.
   *
   * @param eventId the event
   * @param userId the user
   * @return the UUID of {@code eventId:userId}
   */
  public static UUID notification(UUID eventId, UUID userId) {
    return of(eventId + ":" + userId);
  }

  /**
   * The id of the delivery of an event through a channel.
   *
   * @param eventId the event
   * @param channel the channel's name
   * @return the UUID of {@code eventId:channel}, in UTF-8
   */
  public static UUID delivery(UUID eventId, String channel) {
    return of(eventId + ":" + channel);
  }

  private static UUID of(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
