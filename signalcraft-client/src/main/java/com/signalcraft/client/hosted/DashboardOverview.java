package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.kpi.Trend;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business at a glance. Immutable.
 *
 * @param business the business
 * @param totalKpiSources how many sources it has
 * @param activeAlerts how many alerts are active
 * @param lastDataUpdate the time stamp of the last point; null where there is none
 * @param kpis its sources
 */
public record DashboardOverview(
    BusinessBrief business,
    long totalKpiSources,
    long activeAlerts,
    @Nullable Instant lastDataUpdate,
    List<Kpi> kpis) {

  public DashboardOverview {
    Checks.required("business", business);
    kpis = Checks.list("kpis", kpis);
  }

  /**
   * A source at a glance. Immutable.
   *
   * @param id the source's id
   * @param name its name
   * @param currentValue its last value; null where there is none
   * @param previousValue the value before; null where there is none
   * @param changePercent the change in per cent; null where there is none
   * @param trend where it goes
   * @param unit the unit of its values, or null
   */
  public record Kpi(
      UUID id,
      String name,
      @Nullable BigDecimal currentValue,
      @Nullable BigDecimal previousValue,
      @Nullable BigDecimal changePercent,
      OpenEnum<Trend> trend,
      @Nullable String unit) {

    public Kpi {
      Checks.required("id", id);
      Checks.required("name", name);
      Checks.required("trend", trend);
    }
  }
}
