package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.Alerts;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts. */
final class MemoryAlerts extends Group implements Alerts {

  private static final String RESOURCE = "alert";

  MemoryAlerts(Session session) {
    super(session);
  }

  @Override
  public Alert create(NewAlert alert) {
    Checks.required("alert", alert);
    return session()
        .write(
            caller -> {
              TenantState tenant =
                  access().source(caller, alert.sourceId(), Right.MANAGE_ALERTS).tenant();
              requireDependency(tenant, alert.settings());
              if (alert.condition() == AlertCondition.ANOMALY) {
                meter().requireAnomalyAlerts(caller, tenant);
              }
              meter().takeCall(caller, tenant);
              Alert row =
                  new Alert(
                      engine().newId(),
                      tenant.id(),
                      alert.sourceId(),
                      alert.name(),
                      OpenEnum.of(alert.condition()),
                      alert.threshold(),
                      OpenEnum.of(alert.timeframe()),
                      true,
                      null,
                      alert.settings(),
                      caller.userId(),
                      caller.now(),
                      caller.now());
              tenant.alerts().put(row.id(), row);
              catalog().tenantsByAlert().put(row.id(), tenant);
              catalog().alertWork().changed(tenant, caller.now());
              engine().audit(caller, tenant, AuditAction.CREATE, RESOURCE, row.id());
              return row;
            });
  }

  /** The alert that another one depends on must be of the same business. */
  private void requireDependency(TenantState tenant, AlertSettings settings) {
    UUID dependsOn = settings.dependsOn();
    if (dependsOn != null) {
      access().alertOf(tenant, dependsOn);
    }
  }

  @Override
  public Alert get(UUID alertId) {
    return session()
        .read(
            caller ->
                access().alertOf(access().businessOfAlert(caller, alertId, Right.READ), alertId));
  }

  @Override
  public List<Alert> list(UUID businessId) {
    return session()
        .read(
            caller ->
                List.copyOf(access().business(caller, businessId, Right.READ).alerts().values()));
  }

  @Override
  public Alert update(UUID alertId, AlertUpdate update) {
    Checks.required("update", update);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().businessOfAlert(caller, alertId, Right.MANAGE_ALERTS);
              Alert old = access().alertOf(tenant, alertId);
              ChangedColumns changed = new ChangedColumns();
              Alert row =
                  new Alert(
                      old.id(),
                      old.businessId(),
                      old.sourceId(),
                      changed.required("name", old.name(), update.name()),
                      old.condition(),
                      changed.of("threshold", old.threshold(), update.threshold()),
                      changed.required(
                          "timeframe",
                          old.timeframe(),
                          update.timeframe() == null ? null : OpenEnum.of(update.timeframe())),
                      changed.required("is_active", old.isActive(), update.isActive()),
                      old.lastTriggered(),
                      changed.required("settings", old.settings(), update.settings()),
                      old.createdBy(),
                      old.createdAt(),
                      caller.now());
              if (changed.isEmpty()) {
                return old;
              }
              // Refuses a threshold that does not fit the condition.
              AlertRule.of(row);
              if (changed.names().contains("settings")) {
                requireDependency(tenant, row.settings());
              }
              meter().takeCall(caller, tenant);
              replace(engine(), caller, tenant, row, changed.names());
              catalog().alertWork().changed(tenant, caller.now());
              return row;
            });
  }

  @Override
  public void delete(UUID alertId) {
    session()
        .change(
            caller -> {
              TenantState tenant = access().businessOfAlert(caller, alertId, Right.MANAGE_ALERTS);
              tenant.alerts().remove(alertId);
              catalog().tenantsByAlert().remove(alertId);
              catalog().alertWork().changed(tenant, caller.now());
              engine().audit(caller, tenant, AuditAction.DELETE, RESOURCE, alertId);
            });
  }

  @Override
  public Alert markTriggered(UUID alertId, Instant at) {
    Instant when = Checks.instant("last_triggered", at);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              TenantState tenant = access().businessOfVisibleAlert(caller, alertId);
              return triggered(engine(), caller, tenant, alertId, when);
            });
  }

  /** Keeps when an alert fired, where that is later than what is kept. */
  static Alert triggered(
      Engine engine, Caller caller, TenantState tenant, UUID alertId, Instant at) {
    Alert old = engine.access().alertOf(tenant, alertId);
    Instant last = old.lastTriggered();
    if (last != null && !at.isAfter(last)) {
      return old;
    }
    Alert row = copy(old, at, old.createdBy());
    return replace(engine, caller, tenant, row, List.of("last_triggered"));
  }

  private static Alert replace(
      Engine engine, Caller caller, TenantState tenant, Alert row, List<String> columns) {
    tenant.alerts().put(row.id(), row);
    engine.auditUpdate(caller, tenant, RESOURCE, row.id(), columns);
    return row;
  }

  /** An alert with another time of firing or without its maker; neither is a change by anybody. */
  static Alert copy(Alert old, @Nullable Instant lastTriggered, @Nullable UUID createdBy) {
    return new Alert(
        old.id(),
        old.businessId(),
        old.sourceId(),
        old.name(),
        old.condition(),
        old.threshold(),
        old.timeframe(),
        old.isActive(),
        lastTriggered,
        old.settings(),
        createdBy,
        old.createdAt(),
        old.updatedAt());
  }
}
