package com.signalcraft.jdbc.event;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that was committed to the database. Events hold ids and times, never values: what it
 * was is read by the calls of the API, under one's own rights. Immutable.
 */
public sealed interface Event {

  /**
   * Points of a source were inserted or corrected.
   *
   * @param businessId the business
   * @param sourceId the source
   * @param from the time of the earliest point of the batch
   * @param to the time of the latest point of the batch, inclusive
   * @param count how many points were inserted or corrected
   */
  record PointsWritten(UUID businessId, UUID sourceId, Instant from, Instant to, long count)
      implements Event {
    public PointsWritten {
      Checks.required("business_id", businessId);
      Checks.required("source_id", sourceId);
      Checks.required("from", from);
      Checks.required("to", to);
    }
  }

  /**
   * Anomalies of a source were saved or corrected.
   *
   * @param businessId the business
   * @param sourceId the source
   */
  record AnomaliesSaved(UUID businessId, UUID sourceId) implements Event {
    public AnomaliesSaved {
      Checks.required("business_id", businessId);
      Checks.required("source_id", sourceId);
    }
  }

  /**
   * An alert was marked as triggered.
   *
   * @param businessId the business
   * @param sourceId the source that the alert watches
   * @param alertId the alert
   */
  record AlertTriggered(UUID businessId, UUID sourceId, UUID alertId) implements Event {
    public AlertTriggered {
      Checks.required("business_id", businessId);
      Checks.required("source_id", sourceId);
      Checks.required("alert_id", alertId);
    }
  }

  /**
   * A notification was sent.
   *
   * @param userId the user whom it was sent to
   * @param notificationId the notification
   */
  record NotificationSent(UUID userId, UUID notificationId) implements Event {
    public NotificationSent {
      Checks.required("user_id", userId);
      Checks.required("notification_id", notificationId);
    }
  }

  /**
   * Something of a kind that this version of the library does not know.
   *
   * @param type its kind, as the database calls it
   * @param data all that the database tells, the type included
   */
  record Unknown(String type, JsonObject data) implements Event {
    public Unknown {
      Checks.required("type", type);
      Checks.required("data", data);
    }
  }

  /**
   * What was committed in this time may not have been told, and is not told any more: read what
   * there is now. From its end on all is told. The first event of each subscription is one, from
   * when it was made; later ones come after the connection was lost, or where events came faster
   * than the listener took them.
   *
   * @param from its begin, by the database's clock; a little early
   * @param to its end, by the database's clock
   */
  record Gap(Instant from, Instant to) implements Event {
    public Gap {
      Checks.required("from", from);
      Checks.required("to", to);
    }
  }
}
