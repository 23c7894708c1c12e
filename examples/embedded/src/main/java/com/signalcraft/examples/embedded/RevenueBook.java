package com.signalcraft.examples.embedded;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertEvaluator;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A shop's daily revenue, as an application would keep it: written each evening, looked at each
 * morning. It knows the API alone, not the back end behind it. Days are those of UTC.
 */
public final class RevenueBook {

  private static final int DAYS_LOOKED_AT = 90;

  private final SignalCraft signalCraft;
  private final UUID source;
  private final InstantSource clock;
  private final AlertRule tooLittle;

  /**
   * A book.
   *
   * @param signalCraft the API, seen by who keeps the book
   * @param source the KPI source that holds the revenue
   * @param clock tells what today is
   * @param least the daily revenue below which the owner wants to be told, in the source's unit
   */
  public RevenueBook(SignalCraft signalCraft, UUID source, InstantSource clock, BigDecimal least) {
    this.signalCraft = signalCraft;
    this.source = source;
    this.clock = clock;
    this.tooLittle = AlertRule.below(least, AlertTimeframe.TWENTY_FOUR_HOURS);
  }

  /**
   * Writes a day's revenue down; written again, it corrects the day.
   *
   * @param day the day
   * @param amount the revenue, in the source's unit
   */
  public void enter(LocalDate day, BigDecimal amount) {
    KpiPoint point = KpiPoint.of(source, startOf(day), amount);
    signalCraft.kpis().write(PointBatch.of(source, List.of(point))).requireComplete();
  }

  /**
   * What the owner should know of yesterday.
   *
   * @return a line for each thing, such as {@code 212 where 980 was expected}; none on a usual day
   */
  public List<String> concerns() {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Instant yesterday = today.minus(1, ChronoUnit.DAYS);
    TimeRange range = TimeRange.of(today.minus(DAYS_LOOKED_AT, ChronoUnit.DAYS), today);
    TimeSeries series = signalCraft.kpis().series(source, range, Frequency.DAILY, Aggregation.SUM);

    List<String> concerns = new ArrayList<>();
    int index = series.indexOf(yesterday);
    if (index < 0 || series.isMissing(index)) {
      concerns.add("no revenue was entered");
      return concerns;
    }
    Verdict verdict = Detectors.auto().detect(series).verdicts().get(index);
    if (verdict.isAnomaly()) {
      concerns.add(
          String.format(
              Locale.ROOT, "%.0f where %.0f was expected", verdict.value(), verdict.expected()));
    }
    AlertEvaluator.evaluateLatest(tooLittle, series)
        .filter(reading -> reading.state() == AlertReading.State.HIT)
        .ifPresent(reading -> concerns.add(tooLittle.describe()));
    return concerns;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
