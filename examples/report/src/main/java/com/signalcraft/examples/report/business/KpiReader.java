package com.signalcraft.examples.report.business;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what is known of one KPI. */
final class KpiReader {

  private final SignalCraft view;
  private final ReportPeriod period;
  private final ZoneId zone;
  private final Instant from;
  private final Instant to;

  KpiReader(SignalCraft view, ReportPeriod period, ZoneId zone, Instant from, Instant to) {
    this.view = view;
    this.period = period;
    this.zone = zone;
    this.from = from;
    this.to = to;
  }

  KpiFacts read(KpiSource source, Optional<SourceForecast> forecast) {
    Instant earlier = from.atZone(zone).minusDays(period.days()).toInstant();
    Frequency step = step(source);
    Instant end = end(source, step);
    TimeSeries all =
        view.kpis().series(source.id(), TimeRange.of(earlier, end), step, source.aggregation());
    TimeSeries history = sparse(all.between(from, end));
    return new KpiFacts(
        source,
        history,
        // As long as what has passed of the period: a Monday is compared with a Monday.
        sparse(all.between(earlier, end.atZone(zone).minusDays(period.days()).toInstant())),
        view.kpis().latest(source.id()),
        forecast,
        forecast
            .map(made -> Ahead.of(made.predictions(), step, zone, source.aggregation()))
            .orElse(List.of()));
  }

  /** Days where a source has less than a value for most of the finer steps. */
  private Frequency step(KpiSource source) {
    if (period.step().equals(Frequency.DAILY)) {
      return Frequency.DAILY;
    }
    TimeSeries fine =
        view.kpis()
            .series(source.id(), TimeRange.of(from, to), period.step(), source.aggregation());
    return 2 * fine.missingCount() >= fine.size() || fine.size() <= period.days()
        ? Frequency.DAILY
        : period.step();
  }

  /**
   * Where the history ends: before the step that is under way, if several points make a step, since
   * a part of a day's sales is no day's.
   */
  private Instant end(KpiSource source, Frequency step) {
    Instant current = Instant.ofEpochMilli(step.floor(to.toEpochMilli(), zone));
    Instant previous = Instant.ofEpochMilli(step.floor(current.toEpochMilli() - 1, zone));
    int points =
        view.kpis()
            .list(
                new PointQuery(source.id(), TimeRange.of(previous, current)), PageRequest.ofSize(2))
            .items()
            .size();
    return points > 1 ? current : to.plusMillis(1);
  }

  /** Without the gaps where most steps have no value, such as a weekly value by days. */
  private static TimeSeries sparse(TimeSeries series) {
    if (2 * series.missingCount() < series.size()) {
      return series;
    }
    long[] times = series.timestamps();
    double[] values = series.values();
    int kept = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        times[kept] = times[i];
        values[kept++] = values[i];
      }
    }
    return TimeSeries.of(
        series.zone(),
        series.frequency().orElse(Frequency.DAILY),
        Arrays.copyOf(times, kept),
        Arrays.copyOf(values, kept));
  }
}
