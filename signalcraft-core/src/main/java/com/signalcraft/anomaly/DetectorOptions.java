package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set of a detector. Immutable and thread-safe.
 *
 * @param falseAlarms how sensitive it is; {@link FalseAlarmRate#DEFAULT} by default
 * @param severityScale how anomalies are graded; {@link SeverityScale#DEFAULT} by default
 * @param scaleFloor the least standard deviation; {@link ScaleFloor#DEFAULT} by default
 * @param changeFloor the least difference worth telling; {@link ChangeFloor#NONE} by default
 * @param direction which deviations are anomalies; {@link Direction#BOTH} by default
 * @param voices which voices are heard, at least one, in the order of {@link Voice}; {@link
 *     #DEFAULT_VOICES} by default
 * @param quietHours hours in which nothing is told, at most 50; none by default
 * @param knownEvents times that are known to be odd, at most 100; none by default
 * @param holidays the holidays of the business, whose pattern is learnt as that of a day of its
 *     own; none by default
 */
public record DetectorOptions(
    FalseAlarmRate falseAlarms,
    SeverityScale severityScale,
    ScaleFloor scaleFloor,
    ChangeFloor changeFloor,
    Direction direction,
    List<Voice> voices,
    List<QuietHours> quietHours,
    List<KnownEvent> knownEvents,
    Optional<HolidayCalendar> holidays)
    implements Serializable {

  /**
   * The voices that are heard by default: all but {@link Voice#SHAPE}, for a series that has
   * changed its level has new shapes for long.
   */
  public static final List<Voice> DEFAULT_VOICES =
      List.of(Voice.POINT, Voice.RUN, Voice.EXTREME, Voice.VARIANCE);

  private static final int MOST_QUIET_HOURS = 50;
  private static final int MOST_EVENTS = 100;

  private static final DetectorOptions DEFAULTS =
      new DetectorOptions(FalseAlarmRate.DEFAULT, SeverityScale.DEFAULT, ScaleFloor.DEFAULT);

  /** Checks that all are there. */
  public DetectorOptions {
    Checks.required("falseAlarms", falseAlarms);
    Checks.required("severityScale", severityScale);
    Checks.required("scaleFloor", scaleFloor);
    Checks.required("changeFloor", changeFloor);
    Checks.required("direction", direction);
    Set<Voice> distinct = EnumSet.noneOf(Voice.class);
    distinct.addAll(Checks.list("voices", voices));
    Checks.that(!distinct.isEmpty(), "voices", "must be at least 1");
    voices = List.copyOf(distinct);
    quietHours = Checks.list("quietHours", quietHours);
    Checks.that(
        quietHours.size() <= MOST_QUIET_HOURS,
        "quietHours",
        "must be at most " + MOST_QUIET_HOURS + ", were " + quietHours.size());
    knownEvents = Checks.list("knownEvents", knownEvents);
    Checks.that(
        knownEvents.size() <= MOST_EVENTS,
        "knownEvents",
        "must be at most " + MOST_EVENTS + ", were " + knownEvents.size());
    Checks.required("holidays", holidays);
  }

  /**
   * Options of which the others are as by default.
   *
   * @param falseAlarms how sensitive the detector is
   * @param severityScale how anomalies are graded
   * @param scaleFloor the least standard deviation
   */
  public DetectorOptions(
      FalseAlarmRate falseAlarms, SeverityScale severityScale, ScaleFloor scaleFloor) {
    this(
        falseAlarms,
        severityScale,
        scaleFloor,
        ChangeFloor.NONE,
        Direction.BOTH,
        DEFAULT_VOICES,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /**
   * The options by default.
   *
   * @return the options
   */
  public static DetectorOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with another sensitivity.
   *
   * @param rate how many false alarms are allowed
   * @return the options
   */
  public DetectorOptions withFalseAlarms(FalseAlarmRate rate) {
    return new DetectorOptions(
        rate,
        severityScale,
        scaleFloor,
        changeFloor,
        direction,
        voices,
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with another scale of severity.
   *
   * @param scale the scale
   * @return the options
   */
  public DetectorOptions withSeverityScale(SeverityScale scale) {
    return new DetectorOptions(
        falseAlarms,
        scale,
        scaleFloor,
        changeFloor,
        direction,
        voices,
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with another least standard deviation.
   *
   * @param floor the floor
   * @return the options
   */
  public DetectorOptions withScaleFloor(ScaleFloor floor) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        floor,
        changeFloor,
        direction,
        voices,
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with another least difference.
   *
   * @param floor the floor
   * @return the options
   */
  public DetectorOptions withChangeFloor(ChangeFloor floor) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        floor,
        direction,
        voices,
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with another direction.
   *
   * @param only which deviations are anomalies
   * @return the options
   */
  public DetectorOptions withDirection(Direction only) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        changeFloor,
        only,
        voices,
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with other voices.
   *
   * @param heard the voices that are heard, at least one
   * @return the options
   */
  public DetectorOptions withVoices(Set<Voice> heard) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        changeFloor,
        direction,
        List.copyOf(heard),
        quietHours,
        knownEvents,
        holidays);
  }

  /**
   * These options with other quiet hours.
   *
   * @param hours the hours, at most 50
   * @return the options
   */
  public DetectorOptions withQuietHours(List<QuietHours> hours) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        changeFloor,
        direction,
        voices,
        hours,
        knownEvents,
        holidays);
  }

  /**
   * These options with other known events.
   *
   * @param events the events, at most 100
   * @return the options
   */
  public DetectorOptions withKnownEvents(List<KnownEvent> events) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        changeFloor,
        direction,
        voices,
        quietHours,
        events,
        holidays);
  }

  /**
   * These options with the holidays of a calendar.
   *
   * @param calendar the calendar; it is not a part of a saved state
   * @return the options
   */
  public DetectorOptions withHolidays(HolidayCalendar calendar) {
    return new DetectorOptions(
        falseAlarms,
        severityScale,
        scaleFloor,
        changeFloor,
        direction,
        voices,
        quietHours,
        knownEvents,
        Optional.of(calendar));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
