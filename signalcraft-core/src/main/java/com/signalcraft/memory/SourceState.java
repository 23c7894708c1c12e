package com.signalcraft.memory;

import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.SourceColumns;
import com.signalcraft.kpi.KpiSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A KPI source with its points, forecasts and anomalies. Guarded by the catalog's lock, but for the
 * points, which have a lock of their own.
 */
final class SourceState {

  private final TenantState tenant;
  private final SourcePoints points;
  private final TimeTable<ForecastPoint> forecasts = TimeTable.guarded();
  private final TimeTable<AnomalyState> anomalies = TimeTable.guarded();
  private final Map<Instant, AnomalyState> anomalyAt = new HashMap<>();
  private List<ForecastPoint> latestRun = List.of();
  private KpiSource source;

  SourceState(TenantState tenant, KpiSource source) {
    this.tenant = tenant;
    this.source = source;
    this.points = new SourcePoints(source.id());
  }

  UUID id() {
    return source.id();
  }

  TenantState tenant() {
    return tenant;
  }

  KpiSource source() {
    return source;
  }

  void source(KpiSource changed) {
    source = changed;
  }

  SourcePoints points() {
    return points;
  }

  /** The points of a range as they are now. */
  SourceColumns columns(TimeRange range) {
    return new SourceColumns(
        source,
        tenant.zone(),
        points.columns(Micros.bound(range.from()), Micros.bound(range.to())));
  }

  /** The rows of every run, by the date predicted for. */
  TimeTable<ForecastPoint> forecasts() {
    return forecasts;
  }

  /** The rows of the newest run; empty where there is none. */
  List<ForecastPoint> latestRun() {
    return latestRun;
  }

  void latestRun(List<ForecastPoint> run) {
    latestRun = run;
  }

  TimeTable<AnomalyState> anomalies() {
    return anomalies;
  }

  /** The anomaly at each time stamp. */
  Map<Instant, AnomalyState> anomalyAt() {
    return anomalyAt;
  }
}
