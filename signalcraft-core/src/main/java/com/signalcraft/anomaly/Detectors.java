package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.batch.SeasonalDetector;
import com.signalcraft.anomaly.internal.stream.MixtureDetector;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The detectors of this library. Stateless. */
public final class Detectors {

  private Detectors() {}

  /**
   * The detector to take where there is no reason for another, with its options by default: at
   * present {@link #seasonal()}.
   *
   * @return a detector for whole series
   */
  public static AnomalyDetector auto() {
    return seasonal();
  }

  /**
   * {@link #seasonal(DetectorOptions)} with the options by default.
   *
   * @return a detector for whole series
   */
  public static AnomalyDetector seasonal() {
    return seasonal(DetectorOptions.defaults());
  }

  /**
   * A detector for whole series. It expects the sum of a robust trend (running median) and robust
   * seasonal effects (running medians of the points of one hour of the day, day of the week, or
   * month of the year, in the series' zone), each value by the others, and measures the distance by
   * a robust scale that varies by season and slowly over time. What is left is heard by the voices
   * {@link Voice#POINT}, {@link Voice#RUN} and {@link Voice#VARIANCE}, each calibrated to a tail
   * probability on the series itself: by the peaks of its clusters, whose normal scores are a line
   * in a Box-Cox power, what is called impossible left out. They are fused by the least
   * probability, and the fused score is calibrated once more, so that the {@link FalseAlarmRate}
   * counts episodes. The other voices of the options say nothing here. Points of known events get a
   * label and are not learnt from; changes of level and spread are told as change points. The sign
   * of a deviation is that of the loudest voice: below zero also where values vary too little.
   * Series of fewer than eight values get no verdicts; a voice that hears windows needs four of
   * them. Time grows about as n log n.
   *
   * @param options its sensitivity, severity scale, floors, voices, quiet hours and known events;
   *     holidays have no effect
   * @return the detector, immutable and thread-safe
   */
  public static AnomalyDetector seasonal(DetectorOptions options) {
    return new SeasonalDetector(options);
  }

  /**
   * {@link #streaming(ZoneId, DetectorOptions)} with the options by default.
   *
   * @param zone the zone whose hours and days the series follows
   * @return a detector at the start of a series
   */
  public static StreamingDetector streaming(ZoneId zone) {
    return streaming(zone, DetectorOptions.defaults());
  }

  /**
   * A detector for one point after the other that finds the distance of the points by itself.
   *
   * <p>It expects a mixture of simple experts (the last level, trend, the same time of day and the
   * same time of the week in the zone's local time, holidays as a day of their own), weighted by
   * their recent error. Each voice turns its statistic into a tail probability by the tail that it
   * has had in this series; the least probable one counts. It takes constant time and at most 16 KB
   * of state whatever the length of the series, and gives no verdict until it has seen 20 values
   * and, where points are less than 20 hours apart, a day or 288 values, whichever comes first.
   * What is out by more than four standard deviations is not learnt as normal, until that has
   * lasted for a day's worth of points (but at least 12 and at most 96): then it is a new level,
   * told once as a change point. What is out alike at one time of two weeks running (hour of the
   * week, or day) is a new part of the week. After a pause longer than that, three values are used
   * to find the level again and get no verdict.
   *
   * @param zone the zone whose hours and days the series follows
   * @param options the options
   * @return a detector at the start of a series
   */
  public static StreamingDetector streaming(ZoneId zone, DetectorOptions options) {
    return MixtureDetector.create(zone, Optional.empty(), options);
  }

  /**
   * {@link #streaming(ZoneId, DetectorOptions)} for points whose distance is known. With {@link
   * Frequency#INDEX} there is no calendar: no times of the day are learnt, and a false-alarm rate
   * per week counts each point as a day.
   *
   * @param zone the zone whose hours and days the series follows
   * @param frequency the distance of two points
   * @param options the options
   * @return a detector at the start of a series
   */
  public static StreamingDetector streaming(
      ZoneId zone, Frequency frequency, DetectorOptions options) {
    return MixtureDetector.create(zone, Optional.of(frequency), options);
  }

  /**
   * A streaming detector that goes on where another one was when it was saved, bit for bit.
   *
   * @param state what {@link StreamingDetector#saveState()} gave
   * @return the detector
   * @throws com.signalcraft.error.ValidationException if the state is not one, is damaged or cut,
   *     was written by a newer version of this library, or had a calendar of holidays
   */
  public static StreamingDetector restore(byte[] state) {
    return MixtureDetector.restore(state, Optional.empty());
  }

  /**
   * As {@link #restore(byte[])}, for a detector that had a calendar of holidays.
   *
   * @param state what {@link StreamingDetector#saveState()} gave
   * @param holidays the calendar, which is no part of the state
   * @return the detector
   * @throws com.signalcraft.error.ValidationException if the state is not one, is damaged or cut,
   *     was written by a newer version of this library, or had no calendar
   */
  public static StreamingDetector restore(byte[] state, HolidayCalendar holidays) {
    return MixtureDetector.restore(state, Optional.of(holidays));
  }

  /**
   * What a streaming detector says of a series as its points come in: each verdict depends on the
   * points up to it alone.
   *
   * @param detector the detector, which learns from the series
   * @param series the series, all of it after the points that the detector has seen
   * @return one verdict for each observation
   * @throws com.signalcraft.error.ValidationException if the series starts before the detector's
   *     last point
   */
  public static Detection replay(StreamingDetector detector, TimeSeries series) {
    List<Verdict> verdicts = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      verdicts.add(detector.update(series.timestampAt(i), series.valueAt(i)));
    }
    return new Detection(series, verdicts);
  }
}
