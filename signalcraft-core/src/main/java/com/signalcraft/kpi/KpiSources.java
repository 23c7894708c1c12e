package com.signalcraft.kpi;

import java.util.List;
import java.util.UUID;

/** The KPI sources of businesses. Thread-safe. */
public interface KpiSources {

  /**
   * Creates a source. Needs {@link com.signalcraft.security.Right#EDIT_SOURCES}.
   *
   * @param source what it is like
   * @return the source
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no source left
   */
  KpiSource create(NewKpiSource source);

  /**
   * Reads one.
   *
   * @param sourceId the source
   * @return the source
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  KpiSource get(UUID sourceId);

  /**
   * All sources of a business, inactive ones included, ordered by time of creation.
   *
   * @param businessId the business
   * @return the sources
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<KpiSource> list(UUID businessId);

  /**
   * Changes one. Needs {@link com.signalcraft.security.Right#EDIT_SOURCES}.
   *
   * @param sourceId the source
   * @param update what to change
   * @return the source as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  KpiSource update(UUID sourceId, KpiSourceUpdate update);

  /**
   * Removes one, with its points, forecasts, anomalies and alerts, from every view. Needs {@link
   * com.signalcraft.security.Right#REMOVE_SOURCES}.
   *
   * @param sourceId the source
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  void delete(UUID sourceId);
}
