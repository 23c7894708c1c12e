package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;

/**
 * A way by which events of alerts leave the application. Called by several threads at once.
 *
 * <p>A delivery may come more than once: where the application ended, or its lease ran out, between
 * {@link #send} and the note that it went well. Its id is the same each time, so that a receiver
 * can tell.
 */
public interface AlertChannel {

  /**
   * The channel's name, by which deliveries find it; the same in each application and for ever.
   *
   * @return 1 to 100 characters
   */
  String name();

  /**
   * Sends an event. Should take a few seconds at the most, and must end well within the lease of
   * {@link DeliveryOptions#lease()}.
   *
   * @param delivery what to send, to whom
   * @throws DeliveryFailedException if it did not arrive; {@link DeliveryFailedException#retryable}
   *     says whether it is tried again, {@link DeliveryFailedException#retryAfter} when at the
   *     earliest. The message is kept with the delivery, so it must hold no secret. Whatever else
   *     is thrown counts as a failure that passes
   */
  void send(AlertDelivery delivery);
}
