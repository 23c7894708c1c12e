package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.Alerts;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.jdbc.internal.transaction.BusinessAccess;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Alerts. Thread-safe. */
public final class JdbcAlerts implements Alerts {

  // The plan's limits and its call are a trigger's business, as the audit log is.
  private static final String CREATE =
      """
      insert into public.alerts
        (business_id, source_id, name, condition, threshold, timeframe, settings, created_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      returning\s"""
          + AlertRows.COLUMNS;

  private static final String READ =
      "select " + AlertRows.COLUMNS + " from public.alerts where id = ? and deleted_at is null";

  private static final String LOCK = READ + " for update";

  // The service sees rows of removed sources, too.
  private static final String LIST =
      "select "
          + AlertRows.COLUMNS
          + """
              from public.alerts a
             where a.business_id = ?
               and a.deleted_at is null
               and exists (
                 select
                   from public.kpi_sources s
                  where s.id = a.source_id
                    and s.deleted_at is null
               )
             order by a.created_at, a.ordinal
            """;

  private static final String UPDATE =
      """
      update public.alerts
         set name = ?,
             threshold = ?,
             timeframe = ?,
             is_active = ?,
             settings = ?
       where id = ?
      returning\s"""
          + AlertRows.COLUMNS;

  private static final String DELETE = "select signalcraft.delete_alert(?)";

  private static final String MARK_TRIGGERED =
      "select " + AlertRows.COLUMNS + " from signalcraft.mark_triggered(?, ?)";

  private final Session session;

  /**
   * The alerts as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcAlerts(Session session) {
    this.session = session;
  }

  @Override
  public Alert create(NewAlert alert) {
    Checks.required("alert", alert);
    return session.call(
        "create the alert",
        tx -> {
          BusinessAccess business =
              tx.access().source(alert.sourceId()).require(Right.MANAGE_ALERTS);
          requireDependency(tx, business.businessId(), alert.settings());
          return tx.query(CREATE)
              .bind(business.businessId())
              .bind(alert.sourceId())
              .bind(alert.name())
              .bind(alert.condition())
              .bind(alert.threshold())
              .bind(alert.timeframe())
              .bind(alert.settings().toJson())
              .bind(tx.caller().userId().orElse(null))
              .one(AlertRows::alert);
        });
  }

  /** The alert that another one depends on must be of the same business. */
  private static void requireDependency(
      CallerTransaction tx, UUID businessId, AlertSettings settings) throws SQLException {
    UUID dependsOn = settings.dependsOn();
    if (dependsOn != null && !tx.access().alert(dependsOn).businessId().equals(businessId)) {
      throw NotFoundException.of("alert", dependsOn);
    }
  }

  @Override
  public Alert get(UUID alertId) {
    return session.call(
        "read the alert",
        tx -> {
          tx.access().alert(alertId).require(Right.READ);
          return read(tx, READ, alertId);
        });
  }

  @Override
  public List<Alert> list(UUID businessId) {
    return session.call(
        "list the alerts",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return List.copyOf(tx.query(LIST).bind(businessId).list(AlertRows::alert));
        });
  }

  @Override
  public Alert update(UUID alertId, AlertUpdate update) {
    Checks.required("update", update);
    return session.call(
        "change the alert",
        tx -> {
          tx.access().alert(alertId).require(Right.MANAGE_ALERTS);
          Alert old = read(tx, LOCK, alertId);
          ChangedColumns changed = new ChangedColumns();
          Alert row = changed(old, update, changed);
          if (changed.isEmpty()) {
            return old;
          }
          // Refuses a threshold that does not fit the condition.
          AlertRule.of(row);
          if (changed.names().contains("settings")) {
            requireDependency(tx, row.businessId(), row.settings());
          }
          return tx.query(UPDATE)
              .bind(row.name())
              .bind(row.threshold())
              .bind(row.timeframe())
              .bind(row.isActive())
              .bind(row.settings().toJson())
              .bind(alertId)
              .one(AlertRows::alert);
        });
  }

  private static Alert changed(Alert old, AlertUpdate update, ChangedColumns changed) {
    AlertTimeframe timeframe = update.timeframe();
    return new Alert(
        old.id(),
        old.businessId(),
        old.sourceId(),
        changed.required("name", old.name(), update.name()),
        old.condition(),
        changed.of("threshold", old.threshold(), update.threshold()),
        changed.required(
            "timeframe", old.timeframe(), timeframe == null ? null : OpenEnum.of(timeframe)),
        changed.required("is_active", old.isActive(), update.isActive()),
        old.lastTriggered(),
        changed.required("settings", old.settings(), update.settings()),
        old.createdBy(),
        old.createdAt(),
        old.updatedAt());
  }

  @Override
  public void delete(UUID alertId) {
    session.run(
        "remove the alert",
        tx -> {
          Checks.required("id", alertId);
          tx.query(DELETE).bind(alertId).call();
        });
  }

  @Override
  public Alert markTriggered(UUID alertId, Instant at) {
    Instant when = Checks.instant("last_triggered", at);
    return session.call(
        "note that the alert fired",
        tx -> {
          tx.access().requireService();
          Checks.required("id", alertId);
          return tx.query(MARK_TRIGGERED).bind(alertId).bind(when).one(AlertRows::alert);
        });
  }

  private static Alert read(CallerTransaction tx, String sql, UUID alertId) throws SQLException {
    return tx.query(sql)
        .bind(alertId)
        .optional(AlertRows::alert)
        .orElseThrow(() -> NotFoundException.of("alert", alertId));
  }
}
