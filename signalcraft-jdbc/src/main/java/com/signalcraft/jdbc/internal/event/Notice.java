package com.signalcraft.jdbc.internal.event;

import com.signalcraft.jdbc.event.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way, with the ids that say who may know of it. Immutable.
 *
 * @param event the event
 * @param businessId a business that the caller must see, or null
 * @param userId the user who the caller must be, or null
 * @param notificationId a notification that the caller must see, or null
 */
record Notice(
    Event event, @Nullable UUID businessId, @Nullable UUID userId, @Nullable UUID notificationId) {

  /** A gap is for whoever subscribes. */
  static Notice of(Event.Gap gap) {
    return new Notice(gap, null, null, null);
  }

  /** Whether it names nobody: then it is for the service alone, but for gaps. */
  boolean namesNobody() {
    return businessId == null && userId == null && notificationId == null;
  }
}
