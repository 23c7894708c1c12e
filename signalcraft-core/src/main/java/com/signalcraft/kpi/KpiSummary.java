package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One source in the answer of {@code get_business_kpi_summary}. Immutable.
 *
 * @param sourceId the source
 * @param sourceName its name
 * @param unit the unit of its values, or null
 * @param currentValue the last value up to now; null where there is none
 * @param previousValue the last value up to the timeframe's begin; null where there is none
 * @param changePercent the change in per cent of the previous value's amount, with four decimals,
 *     half up; null where there is no previous value or it is 0
 * @param trend where it goes
 */
public record KpiSummary(
    UUID sourceId,
    String sourceName,
    @Nullable String unit,
    @Nullable BigDecimal currentValue,
    @Nullable BigDecimal previousValue,
    @Nullable BigDecimal changePercent,
    Trend trend) {

  public KpiSummary {
    Checks.required("source_id", sourceId);
    Checks.required("source_name", sourceName);
    Checks.required("trend", trend);
  }
}
