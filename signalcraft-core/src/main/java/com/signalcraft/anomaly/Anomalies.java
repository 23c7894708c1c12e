package com.signalcraft.anomaly;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.List;
import java.util.UUID;

/** Stored anomalies. Thread-safe. */
public interface Anomalies {

  /**
   * Saves what was found, all or nothing. An anomaly of the same source and time stamp is corrected
   * and keeps its id and acknowledgement. Needs {@link
   * com.signalcraft.security.Right#SAVE_INSIGHTS}.
   *
   * @param anomalies 1 to 10,000 anomalies
   * @return their rows, in the same order
   * @throws com.signalcraft.error.NotFoundException if a source is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<Anomaly> save(List<NewAnomaly> anomalies);

  /**
   * Reads one.
   *
   * @param anomalyId the anomaly
   * @return the anomaly
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Anomaly get(UUID anomalyId);

  /**
   * Reads anomalies, the latest first.
   *
   * @param query which ones
   * @param page which part
   * @return the anomalies
   * @throws com.signalcraft.error.NotFoundException if the business or the source is not there or
   *     not yours
   */
  Page<Anomaly> list(AnomalyQuery query, PageRequest page);

  /**
   * Keeps that the caller took note, and when; the first to do so stays. Needs {@link
   * com.signalcraft.security.Right#ACKNOWLEDGE}.
   *
   * @param anomalyId the anomaly
   * @return the anomaly as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  Anomaly acknowledge(UUID anomalyId);
}
