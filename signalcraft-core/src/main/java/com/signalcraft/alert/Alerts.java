package com.signalcraft.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The alerts of businesses. Thread-safe. */
public interface Alerts {

  /**
   * Creates an alert. Needs {@link com.signalcraft.security.Right#MANAGE_ALERTS}.
   *
   * @param alert what it is like
   * @return the alert
   * @throws com.signalcraft.error.NotFoundException if the source, or the alert that it depends on,
   *     is not there, not in the business or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.SubscriptionRequiredException if it watches for anomalies and the
   *     plan has none
   */
  Alert create(NewAlert alert);

  /**
   * Reads one.
   *
   * @param alertId the alert
   * @return the alert
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Alert get(UUID alertId);

  /**
   * All alerts of a business, inactive ones included, ordered by time of creation.
   *
   * @param businessId the business
   * @return the alerts
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<Alert> list(UUID businessId);

  /**
   * Changes one. Needs {@link com.signalcraft.security.Right#MANAGE_ALERTS}.
   *
   * @param alertId the alert
   * @param update what to change
   * @return the alert as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours, or the alert
   *     that it is to depend on is not in its business
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if the threshold or the settings do not fit
   *     the condition, or it would depend on itself
   */
  Alert update(UUID alertId, AlertUpdate update);

  /**
   * Removes one. Needs {@link com.signalcraft.security.Right#MANAGE_ALERTS}.
   *
   * @param alertId the alert
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  void delete(UUID alertId);

  /**
   * Keeps when an alert fired; an earlier instant than the one kept changes nothing. For the
   * service alone.
   *
   * @param alertId the alert
   * @param at when, from 1970 to 9999, in whole microseconds (what is finer is cut off)
   * @return the alert as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  Alert markTriggered(UUID alertId, Instant at);
}
