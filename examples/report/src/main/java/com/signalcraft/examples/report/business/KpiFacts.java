package com.signalcraft.examples.report.business;

import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one KPI.
 *
 * @param source the source
 * @param history the steps of the period that are over
 * @param before the same of as long a period before
 * @param latest the last point, if there is one
 * @param forecast the newest forecast, if there is one
 * @param ahead its values, combined to the steps of the history
 */
record KpiFacts(
    KpiSource source,
    TimeSeries history,
    TimeSeries before,
    Optional<KpiPoint> latest,
    Optional<SourceForecast> forecast,
    List<Prediction> ahead) {

  /** Whether values of several steps add up, as sales do and temperatures do not. */
  boolean isTotal() {
    Aggregation aggregation = source.aggregation();
    return aggregation == Aggregation.SUM || aggregation == Aggregation.COUNT;
  }

  /** The total of the period, or its mean; NaN where it has no value. */
  double current() {
    return whole(history);
  }

  /** The change against the period before, as a share; empty where there is nothing to compare. */
  Optional<Double> change() {
    double earlier = whole(before);
    double share = (current() - earlier) / Math.abs(earlier);
    // A period that has been watched in part only is no measure.
    boolean isWhole = 10 * observed(before) >= 9 * observed(history);
    return isWhole && Double.isFinite(share) ? Optional.of(share) : Optional.empty();
  }

  private double whole(TimeSeries series) {
    double[] values = Arrays.stream(series.values()).filter(Double::isFinite).toArray();
    double total = Arrays.stream(values).sum();
    return values.length == 0 ? Double.NaN : isTotal() ? total : total / values.length;
  }

  private static int observed(TimeSeries series) {
    return series.size() - series.missingCount();
  }
}
