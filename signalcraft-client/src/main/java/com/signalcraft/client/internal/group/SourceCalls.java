package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.KpiRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.NewKpiSource;
import java.util.List;
import java.util.UUID;

/** KPI sources. Thread-safe. */
public final class SourceCalls implements KpiSources {

  private static final String KPIS = "kpis";
  private static final String SOURCES = "sources";

  private final ApiCaller caller;
  private final SourceOwners owners;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param owners takes note of the sources that answers tell of
   */
  public SourceCalls(ApiCaller caller, SourceOwners owners) {
    this.caller = caller;
    this.owners = owners;
  }

  @Override
  public KpiSource create(NewKpiSource source) {
    Checks.required("source", source);
    Members body =
        Members.of("business_id", source.businessId())
            .with("name", source.name())
            .with("type", source.type())
            .with("unit", source.unit())
            .with("config", source.config());
    return owners.note(
        caller.call(Calls.post(body, KPIS, SOURCES), Answers.object(body, KpiRows::source)));
  }

  @Override
  public KpiSource get(UUID sourceId) {
    return owners.note(
        caller.call(
            Calls.get(KPIS, SOURCES, "items", id(sourceId)), Answers.object(KpiRows::source)));
  }

  @Override
  public List<KpiSource> list(UUID businessId) {
    List<KpiSource> sources =
        caller.call(
            Calls.get(KPIS, SOURCES, Checks.required("business_id", businessId)),
            Answers.list(SOURCES, Members.of("business_id", businessId), KpiRows::source));
    sources.forEach(owners::note);
    return sources;
  }

  @Override
  public KpiSource update(UUID sourceId, KpiSourceUpdate update) {
    Checks.required("update", update);
    Members body =
        Members.of("name", update.name())
            .with("unit", update.unit())
            .with("config", update.config())
            .with("is_active", update.isActive());
    Members known = Members.of("business_id", owners.of(id(sourceId))).withAll(body);
    return owners.note(
        caller.call(
            Calls.put(body, KPIS, SOURCES, sourceId), Answers.object(known, KpiRows::source)));
  }

  @Override
  public void delete(UUID sourceId) {
    caller.call(Calls.delete(KPIS, SOURCES, id(sourceId)), ResponseReader.STATUS);
  }

  private static UUID id(UUID sourceId) {
    return Checks.required("source_id", sourceId);
  }
}
