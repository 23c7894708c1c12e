package com.signalcraft.alerting;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events and deliveries to send. */
final class Events {

  static final UUID DELIVERY = UUID.fromString("11111111-2222-4333-8444-555555555555");
  static final UUID EVENT = UUID.fromString("22222222-2222-4333-8444-555555555555");
  static final UUID BUSINESS = UUID.fromString("33333333-2222-4333-8444-555555555555");
  static final UUID ALERT = UUID.fromString("44444444-2222-4333-8444-555555555555");
  static final Instant AT = Instant.parse("2026-03-15T10:20:30Z");

  private Events() {}

  static AlertDelivery delivery() {
    return delivery("Revenue is high", "avg over 1h is 12.5, above 10");
  }

  static AlertDelivery delivery(String title, String message) {
    return delivery(AlertChange.FIRED, title, message);
  }

  static AlertDelivery delivery(AlertChange change, String title, String message) {
    AlertEvent event =
        new AlertEvent(
            EVENT,
            List.of(ALERT),
            OpenEnum.of(change),
            AT,
            title,
            message,
            JsonObject.of("current_value", 12.5));
    return new AlertDelivery(
        DELIVERY, BUSINESS, "webhook", event, 2, AT.plusSeconds(120), "503", AT.plusSeconds(7));
  }
}
