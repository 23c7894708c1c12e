package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertPoints;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.internal.probe.RunningGrid;
import com.signalcraft.alert.internal.probe.WindowProbe;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.UUID;

/**
 * Readings of windows. The points are read as far back as the windows reach, and further where they
 * are so sparse that neither their distance nor a baseline would be known: at most 400 days. Not
 * thread-safe.
 */
final class WindowReadings implements Readings {

  private static final long FURTHEST_BACK = Duration.ofDays(400).toMillis();

  /** Two days of the calendar may be so much longer than 48 hours. */
  private static final long CLOCK_CHANGE = Duration.ofHours(2).toMillis();

  private static final int WIDER = 8;

  private final AlertRule rule;
  private final long timeframe;
  private final Cursor cursor;
  private final WindowProbe probe;

  private WindowReadings(AlertRule rule, TimeSeries series, Cursor cursor) {
    this.rule = rule;
    this.timeframe = rule.timeframe().duration().toMillis();
    this.cursor = cursor;
    this.probe = new WindowProbe(rule, series, new RunningGrid(series), timeframe, 0);
  }

  /** The readings after one time up to another. */
  static Readings open(AlertRule rule, UUID source, AlertPoints points, long after, long until) {
    long back = 2 * rule.timeframe().duration().toMillis() + clockChange(rule);
    while (true) {
      TimeSeries series = points.series(source, Ranges.of(after - back, until));
      Cursor cursor = new Cursor(series, after);
      if (!cursor.hasNext()) {
        return NONE;
      }
      WindowReadings readings = new WindowReadings(rule, series, cursor);
      if (back >= FURTHEST_BACK || readings.reachesBack(series)) {
        return readings;
      }
      back = Math.min(FURTHEST_BACK, WIDER * back);
    }
  }

  private boolean reachesBack(TimeSeries series) {
    boolean calendar = rule.timeframe() == AlertTimeframe.TWENTY_FOUR_HOURS;
    if ((rule.fullWindow() || calendar) && cursor.index() < RunningGrid.DISTANCES) {
      return false;
    }
    if (rule.condition() != AlertCondition.CHANGE_PERCENT
        || rule.aggregation() == Aggregation.COUNT) {
      return true;
    }
    int first = 0;
    while (first < cursor.index() && series.isMissing(first)) {
      first++;
    }
    return series.timestampAt(first) <= cursor.next() - timeframe - clockChange(rule);
  }

  private static long clockChange(AlertRule rule) {
    return rule.timeframe() == AlertTimeframe.TWENTY_FOUR_HOURS ? CLOCK_CHANGE : 0;
  }

  @Override
  public long next() {
    return cursor.next();
  }

  @Override
  public AlertReading read() {
    AlertReading reading = probe.read(cursor.index());
    cursor.advance();
    return reading;
  }
}
