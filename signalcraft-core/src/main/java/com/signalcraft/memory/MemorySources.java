package com.signalcraft.memory;

import com.signalcraft.account.UsageMetric;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Updates;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import java.util.List;
import java.util.UUID;

/** KPI sources. */
final class MemorySources extends Group implements KpiSources {

  private static final String RESOURCE = "kpi_source";

  MemorySources(Session session) {
    super(session);
  }

  @Override
  public KpiSource create(NewKpiSource source) {
    Checks.required("source", source);
    return session()
        .write(
            caller -> {
              TenantState tenant =
                  access().business(caller, source.businessId(), Right.EDIT_SOURCES);
              meter().requireSource(caller, tenant);
              meter().takeCall(caller, tenant);
              KpiSource row =
                  new KpiSource(
                      engine().newId(),
                      tenant.id(),
                      source.name(),
                      OpenEnum.of(source.type()),
                      source.unit(),
                      source.config(),
                      true,
                      caller.now(),
                      caller.now());
              catalog().addSource(new SourceState(tenant, row));
              meter().count(caller, tenant, UsageMetric.DATA_SOURCES);
              engine().audit(caller, tenant, AuditAction.CREATE, RESOURCE, row.id());
              return row;
            });
  }

  @Override
  public KpiSource get(UUID sourceId) {
    return session().read(caller -> access().source(caller, sourceId, Right.READ).source());
  }

  @Override
  public List<KpiSource> list(UUID businessId) {
    return session()
        .read(
            caller ->
                access().business(caller, businessId, Right.READ).sources().values().stream()
                    .map(SourceState::source)
                    .toList());
  }

  @Override
  public KpiSource update(UUID sourceId, KpiSourceUpdate update) {
    Checks.required("update", update);
    return session()
        .write(
            caller -> {
              SourceState source = access().source(caller, sourceId, Right.EDIT_SOURCES);
              KpiSource old = source.source();
              ChangedColumns changed = new ChangedColumns();
              KpiSource row = Updates.of(old, update, caller.now(), changed);
              if (changed.isEmpty()) {
                return old;
              }
              meter().takeCall(caller, source.tenant());
              source.source(row);
              engine().auditUpdate(caller, source.tenant(), RESOURCE, sourceId, changed.names());
              return row;
            });
  }

  @Override
  public void delete(UUID sourceId) {
    session()
        .change(
            caller -> {
              SourceState source = access().source(caller, sourceId, Right.REMOVE_SOURCES);
              catalog().removeSource(source, caller.now());
              engine().audit(caller, source.tenant(), AuditAction.DELETE, RESOURCE, sourceId);
            });
  }
}
