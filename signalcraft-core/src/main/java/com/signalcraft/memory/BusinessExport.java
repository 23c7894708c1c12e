package com.signalcraft.memory;

import com.signalcraft.internal.TableRows;
import com.signalcraft.internal.Tables;
import com.signalcraft.lifecycle.DataExport;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** All data of a business. Called under the catalog's lock. */
final class BusinessExport {

  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate AFTER_LAST_DAY = LocalDate.of(2100, 1, 1);

  private final Engine engine;
  private final TenantState tenant;

  BusinessExport(Engine engine, TenantState tenant) {
    this.engine = engine;
    this.tenant = tenant;
  }

  DataExport make() {
    return new Tables()
        .add("businesses", List.of(tenant.business()), TableRows::of)
        .add("business_members", tenant.members().values(), TableRows::of)
        .add("kpi_sources", ofSources(source -> List.of(source.source())), TableRows::of)
        .add("kpi_data", ofSources(source -> source.points().all()), TableRows::of)
        .add(
            "kpi_daily",
            ofSources(source -> source.points().days(FIRST_DAY, AFTER_LAST_DAY)),
            TableRows::of)
        .add("forecasts", ofSources(source -> source.forecasts().values()), TableRows::of)
        .add("anomalies", tenant.anomalies().values(), state -> TableRows.of(state.anomaly()))
        .add("alerts", tenant.alerts().values(), TableRows::of)
        .add("alert_states", tenant.alertStates(), state -> TableRows.of(state.status()))
        .add("api_keys", tenant.keys().values(), key -> TableRows.of(key.key()))
        .add("usage_tracking", engine.meter().usageIn(tenant.id()), TableRows::of)
        .add("audit_logs", tenant.audit().entries().values(), TableRows::of)
        .export();
  }

  private <T> List<T> ofSources(Function<SourceState, Collection<T>> rows) {
    return tenant.sources().values().stream()
        .flatMap(source -> rows.apply(source).stream())
        .toList();
  }
}
