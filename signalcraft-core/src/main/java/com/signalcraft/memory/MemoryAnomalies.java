package com.signalcraft.memory;

import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.RowKey;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored anomalies. */
final class MemoryAnomalies extends Group implements Anomalies {

  private static final String RESOURCE = "anomaly";

  MemoryAnomalies(Session session) {
    super(session);
  }

  @Override
  public List<Anomaly> save(List<NewAnomaly> anomalies) {
    List<NewAnomaly> given = Requests.batch("anomalies", anomalies);
    return session()
        .write(
            caller -> {
              Map<UUID, SourceState> sources = new LinkedHashMap<>();
              for (NewAnomaly anomaly : given) {
                sources.computeIfAbsent(
                    anomaly.sourceId(), id -> access().source(caller, id, Right.SAVE_INSIGHTS));
              }
              meter()
                  .takeCalls(
                      caller,
                      sources.values().stream().map(SourceState::tenant).distinct().toList());
              return store(caller, given, sources);
            });
  }

  private List<Anomaly> store(
      Caller caller, List<NewAnomaly> given, Map<UUID, SourceState> sources) {
    Map<SourceState, AuditAction> changed = new LinkedHashMap<>();
    List<AnomalyState> saved = new ArrayList<>(given.size());
    for (NewAnomaly anomaly : given) {
      SourceState source = Checks.required("source_id", sources.get(anomaly.sourceId()));
      AnomalyState before = source.anomalyAt().get(anomaly.timestamp());
      if (before == null) {
        saved.add(add(caller, source, anomaly));
        changed.put(source, AuditAction.CREATE);
      } else {
        if (correct(before, anomaly)) {
          changed.putIfAbsent(source, AuditAction.UPDATE);
        }
        saved.add(before);
      }
    }
    changed.forEach(
        (source, action) -> engine().audit(caller, source.tenant(), action, RESOURCE, source.id()));
    return saved.stream().map(AnomalyState::anomaly).toList();
  }

  private AnomalyState add(Caller caller, SourceState source, NewAnomaly anomaly) {
    Anomaly row =
        new Anomaly(
            engine().newId(),
            source.tenant().id(),
            source.id(),
            anomaly.timestamp(),
            anomaly.actualValue(),
            anomaly.expectedValue(),
            anomaly.deviationScore(),
            severity(anomaly),
            null,
            null,
            caller.now());
    AnomalyState state =
        new AnomalyState(source, new RowKey(row.timestamp(), catalog().nextSequence()), row);
    source.anomalyAt().put(row.timestamp(), state);
    source.anomalies().put(state.key(), state);
    source.tenant().anomalies().put(state.key(), state);
    catalog().anomalies().put(row.id(), state);
    return state;
  }

  private static boolean correct(AnomalyState state, NewAnomaly anomaly) {
    Anomaly old = state.anomaly();
    Anomaly row =
        new Anomaly(
            old.id(),
            old.businessId(),
            old.sourceId(),
            old.timestamp(),
            anomaly.actualValue(),
            anomaly.expectedValue(),
            anomaly.deviationScore(),
            severity(anomaly),
            old.acknowledgedAt(),
            old.acknowledgedBy(),
            old.createdAt());
    state.anomaly(row);
    return !row.equals(old);
  }

  private static @Nullable OpenEnum<Severity> severity(NewAnomaly anomaly) {
    return anomaly.severity() == null ? null : OpenEnum.of(anomaly.severity());
  }

  @Override
  public Anomaly get(UUID anomalyId) {
    return session().read(caller -> access().anomaly(caller, anomalyId, Right.READ).anomaly());
  }

  @Override
  public Page<Anomaly> list(AnomalyQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              TenantState tenant = access().business(caller, query.businessId(), Right.READ);
              UUID sourceId = query.sourceId();
              TimeTable<AnomalyState> table =
                  sourceId == null
                      ? tenant.anomalies()
                      : access().sourceOf(tenant, sourceId).anomalies();
              Page<AnomalyState> found =
                  table.newestFirst(query.range(), page, state -> matches(query, state.anomaly()));
              return new Page<>(
                  found.items().stream().map(AnomalyState::anomaly).toList(), found.nextCursor());
            });
  }

  private static boolean matches(AnomalyQuery query, Anomaly anomaly) {
    Severity severity = query.severity();
    OpenEnum<Severity> its = anomaly.severity();
    boolean acknowledged = anomaly.acknowledgedAt() != null;
    return (severity == null || (its != null && its.is(severity)))
        && (query.acknowledged() == null || query.acknowledged() == acknowledged);
  }

  @Override
  public Anomaly acknowledge(UUID anomalyId) {
    return session()
        .write(
            caller -> {
              AnomalyState state = access().anomaly(caller, anomalyId, Right.ACKNOWLEDGE);
              Anomaly old = state.anomaly();
              if (old.acknowledgedAt() != null) {
                return old;
              }
              TenantState tenant = state.source().tenant();
              meter().takeCall(caller, tenant);
              state.anomaly(acknowledged(old, caller.now(), caller.userId()));
              engine()
                  .auditUpdate(
                      caller,
                      tenant,
                      RESOURCE,
                      anomalyId,
                      List.of("acknowledged_at", "acknowledged_by"));
              return state.anomaly();
            });
  }

  static Anomaly acknowledged(Anomaly old, @Nullable Instant at, @Nullable UUID by) {
    return new Anomaly(
        old.id(),
        old.businessId(),
        old.sourceId(),
        old.timestamp(),
        old.actualValue(),
        old.expectedValue(),
        old.deviationScore(),
        old.severity(),
        at,
        by,
        old.createdAt());
  }
}
