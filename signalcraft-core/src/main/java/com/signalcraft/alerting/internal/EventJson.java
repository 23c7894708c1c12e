package com.signalcraft.alerting.internal;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.common.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** What a webhook says of an event: the same bytes at each attempt. Stateless. */
public final class EventJson {

  private EventJson() {}

  /**
   * A delivery as JSON.
   *
   * @param delivery the delivery
   * @return the object
   */
  public static JsonObject of(AlertDelivery delivery) {
    AlertEvent event = delivery.event();
    Map<String, Object> body = new HashMap<>();
    body.put("type", "alert");
    body.put("delivery_id", delivery.id().toString());
    body.put("event_id", event.id().toString());
    body.put("business_id", delivery.businessId().toString());
    body.put("alert_ids", event.alertIds().stream().map(Object::toString).toList());
    body.put("change", event.change().value());
    body.put("at", event.at().toString());
    body.put("title", event.title());
    body.put("message", event.message());
    body.put("data", event.data());
    // One level more than an object of the API, as it holds one.
    return JsonObject.ofRow(body);
  }
}
