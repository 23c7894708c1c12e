package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * Another KPI that moves with one in which something happened. Immutable and thread-safe.
 *
 * @param <K> what names a KPI, such as a source's id
 * @param kpi which KPI
 * @param correlation how closely the two move together at that lag, −1 to 1; drawn towards 0 where
 *     few observations say so
 * @param lag by how much this KPI moves later than the one in question; negative where it moves
 *     before
 * @param significance the probability that KPIs which have nothing to do with each other look so
 *     alike, for all KPIs and lags tried, 0 to 1
 * @param observations how many pairs of observations were compared
 */
public record RelatedKpi<K>(
    K kpi, double correlation, Duration lag, double significance, int observations) {

  /** Checks the ranges. */
  public RelatedKpi {
    Checks.required("kpi", kpi);
    Checks.that(
        correlation >= -1 && correlation <= 1,
        "correlation",
        "must be between -1 and 1, was " + correlation);
    Checks.required("lag", lag);
    Checks.that(
        significance >= 0 && significance <= 1,
        "significance",
        "must be between 0 and 1, was " + significance);
    Checks.between("observations", observations, 2, Integer.MAX_VALUE);
  }
}
