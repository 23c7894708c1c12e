package com.signalcraft.examples.server.sample;

import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A KPI of a shop that does not exist: busy by day, quiet by night, more on Saturdays, with noise,
 * and with an outage of four hours every seventeenth day of the year. What it is at a time follows
 * from the time alone. Immutable.
 *
 * @param name its name
 * @param type its type
 * @param unit its unit
 * @param aggregation what several points of a time make together
 * @param level what it is on a usual noon
 * @param step how far apart its points are; a divisor of a day
 * @param history how far back it goes
 * @param zone where it is day and night
 */
record SimulatedKpi(
    String name,
    KpiType type,
    String unit,
    Aggregation aggregation,
    double level,
    Duration step,
    Duration history,
    ZoneId zone) {

  private static final double NOISE = 0.25;
  private static final int OUTAGE_EVERY_DAYS = 17;
  private static final int OUTAGE_FROM_HOUR = 10;
  private static final int OUTAGE_TO_HOUR = 14;
  private static final double[] WEEK = {0.95, 0.9, 0.92, 1, 1.15, 1.35, 1.1};

  /**
   * Its points of a time.
   *
   * @param source the source that they are of
   * @param from the first instant
   * @param to the first instant that is too late
   * @return the points at the steps in between
   */
  List<KpiPoint> points(UUID source, Instant from, Instant to) {
    long seconds = step.toSeconds();
    List<KpiPoint> points = new ArrayList<>();
    long first = -Math.floorDiv(-from.getEpochSecond(), seconds);
    for (long i = first; i * seconds < to.getEpochSecond(); i++) {
      points.add(KpiPoint.of(source, Instant.ofEpochSecond(i * seconds), value(i)));
    }
    return points;
  }

  private BigDecimal value(long index) {
    ZonedDateTime at = Instant.ofEpochSecond(index * step.toSeconds()).atZone(zone);
    if (isOutage(at)) {
      return BigDecimal.ZERO;
    }
    double hour = at.getHour() + at.getMinute() / 60.0;
    double day = 0.55 - 0.45 * Math.cos(2 * Math.PI * (hour - 2) / 24);
    double week = WEEK[at.getDayOfWeek().getValue() - 1];
    double noise = 1 + NOISE * Noise.at(name.hashCode(), index);
    return BigDecimal.valueOf(level * day * week * noise).setScale(0, RoundingMode.HALF_UP);
  }

  private static boolean isOutage(ZonedDateTime at) {
    return at.getDayOfYear() % OUTAGE_EVERY_DAYS == 0
        && at.getHour() >= OUTAGE_FROM_HOUR
        && at.getHour() < OUTAGE_TO_HOUR;
  }
}
