package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.internal.Denials;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a transaction sees and may do, told before he tries, so that the error says
 * why. Row level security holds whether this is asked or not. Not thread-safe.
 */
public final class Access {

  private static final String BUSINESS = "select business_id, role from signalcraft.access(?)";
  private static final String SOURCE =
      "select business_id, role from signalcraft.access_to_source(?)";
  private static final String ALERT =
      "select business_id, role from signalcraft.access_to_alert(?)";
  private static final String ANOMALY =
      "select business_id, role from signalcraft.access_to_anomaly(?)";

  private final CallerTransaction transaction;

  Access(CallerTransaction transaction) {
    this.transaction = transaction;
  }

  // ---- who

  /**
   * The caller, who must be a person.
   *
   * @return the user's id
   * @throws AuthenticationException if he is a key or the service
   */
  public UUID requireUser() {
    return transaction.caller().userId().orElseThrow(Denials::needsUser);
  }

  /**
   * Refuses all but the service.
   *
   * @throws PermissionDeniedException if the caller is a user or a key
   */
  public void requireService() {
    if (!transaction.caller().isService()) {
      throw Denials.needsService();
    }
  }

  /**
   * Any user, the service, or a key that reads.
   *
   * @throws PermissionDeniedException if the caller is a key that does not read
   */
  public void requireReader() {
    transaction
        .caller()
        .key()
        .ifPresent(key -> BusinessAccess.requireOfKey(key.permissions(), Right.READ));
  }

  // ---- what

  /**
   * A business that the caller sees, whatever he may do in it.
   *
   * @param businessId the business
   * @return what he may do
   * @throws SQLException if the database refuses
   * @throws NotFoundException if it is not there or not his
   */
  public BusinessAccess business(UUID businessId) throws SQLException {
    return find(BUSINESS, "business", required("business_id", businessId));
  }

  /**
   * The business of a KPI source that the caller sees.
   *
   * @param sourceId the source
   * @return what he may do
   * @throws SQLException if the database refuses
   * @throws NotFoundException if the source is not there or not his
   */
  public BusinessAccess source(UUID sourceId) throws SQLException {
    return find(SOURCE, "KPI source", required("source_id", sourceId));
  }

  /**
   * Refuses a KPI source that is not one of a business.
   *
   * @param business the business, which the caller sees
   * @param sourceId the source
   * @throws SQLException if the database refuses
   * @throws NotFoundException if the source is not there or not in the business
   */
  public void requireSourceOf(BusinessAccess business, UUID sourceId) throws SQLException {
    if (!source(sourceId).businessId().equals(business.businessId())) {
      throw NotFoundException.of("KPI source", sourceId);
    }
  }

  /**
   * The business of an alert that the caller sees.
   *
   * @param alertId the alert
   * @return what he may do
   * @throws SQLException if the database refuses
   * @throws NotFoundException if the alert is not there or not his
   */
  public BusinessAccess alert(UUID alertId) throws SQLException {
    return find(ALERT, "alert", required("id", alertId));
  }

  /**
   * The business of an anomaly that the caller sees.
   *
   * @param anomalyId the anomaly
   * @return what he may do
   * @throws SQLException if the database refuses
   * @throws NotFoundException if the anomaly is not there or not his
   */
  public BusinessAccess anomaly(UUID anomalyId) throws SQLException {
    return find(ANOMALY, "anomaly", required("id", anomalyId));
  }

  /** Who calls is asked before what he calls with. */
  private UUID required(String field, @Nullable UUID id) throws SQLException {
    if (id == null) {
      transaction.bind();
    }
    return Checks.required(field, id);
  }

  private BusinessAccess find(String sql, String resource, UUID id) throws SQLException {
    return transaction
        .query(sql)
        .bind(id)
        .optional(
            row ->
                new BusinessAccess(
                    row.uuid("business_id"),
                    OpenEnum.parse(Role.class, row.text("role")).known().orElse(null),
                    transaction.caller()))
        .orElseThrow(() -> NotFoundException.of(resource, id));
  }
}
