package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.ChangeFloor;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.KnownEvent;
import com.signalcraft.anomaly.QuietHours;
import com.signalcraft.anomaly.ScaleFloor;
import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a detector's options are kept in its state. Stateless. */
final class StateFormat {

  /** "SCSD": SignalCraft streaming detector. */
  static final StateKind KIND = new StateKind(0x53435344, (short) 1, "state", "detector state");

  private static final int MOST = 100;

  private StateFormat() {}

  static void writeOptions(StateWriter out, DetectorOptions options) {
    SeverityScale severity = options.severityScale();
    ChangeFloor floor = options.changeFloor();
    out.put(options.falseAlarms().basis().name())
        .put(options.falseAlarms().rate())
        .put(severity.low())
        .put(severity.medium())
        .put(severity.high())
        .put(severity.critical())
        .put(severity.relative())
        .put(options.scaleFloor().relative())
        .put(options.scaleFloor().absolute())
        .put(floor.relativeUp())
        .put(floor.relativeDown())
        .put(floor.absoluteUp())
        .put(floor.absoluteDown())
        .put(floor.leastVolume())
        .put(options.direction().name());
    out.put(options.voices().size());
    options.voices().forEach(voice -> out.put(voice.name()));
    out.put(options.quietHours().size());
    for (QuietHours quiet : options.quietHours()) {
      out.put(quiet.name()).put(quiet.from().toNanoOfDay()).put(quiet.to().toNanoOfDay());
      out.put(quiet.days().size());
      quiet.days().forEach(day -> out.put(day.name()));
    }
    out.put(options.knownEvents().size());
    for (KnownEvent event : options.knownEvents()) {
      writeInstant(out.put(event.name()), event.range().from());
      writeInstant(out, event.range().to());
    }
    out.put(options.holidays().isPresent());
  }

  static DetectorOptions readOptions(StateReader in, Optional<HolidayCalendar> holidays) {
    FalseAlarmRate.Basis basis = in.getConstant(FalseAlarmRate.Basis.class);
    FalseAlarmRate rate = new FalseAlarmRate(in.getDouble(), basis);
    SeverityScale severity =
        new SeverityScale(
            in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getBoolean());
    ScaleFloor scaleFloor = new ScaleFloor(in.getDouble(), in.getDouble());
    ChangeFloor changeFloor =
        new ChangeFloor(
            in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
    Direction direction = in.getConstant(Direction.class);
    List<Voice> voices = new ArrayList<>();
    for (int left = in.getInt(1, Voice.values().length); left > 0; left--) {
      voices.add(in.getConstant(Voice.class));
    }
    List<QuietHours> quiet = readQuietHours(in);
    List<KnownEvent> events = readEvents(in);
    boolean withHolidays = in.getBoolean();
    Checks.that(
        withHolidays == holidays.isPresent(),
        "holidays",
        withHolidays
            ? "must be given again: the state was saved with a calendar, which is no part of it"
            : "must not be given: the state was saved without a calendar");
    return new DetectorOptions(
        rate, severity, scaleFloor, changeFloor, direction, voices, quiet, events, holidays);
  }

  private static List<QuietHours> readQuietHours(StateReader in) {
    List<QuietHours> quiet = new ArrayList<>();
    for (int left = in.getInt(0, MOST); left > 0; left--) {
      String name = in.getString();
      LocalTime from = LocalTime.ofNanoOfDay(in.getLong());
      LocalTime to = LocalTime.ofNanoOfDay(in.getLong());
      List<DayOfWeek> days = new ArrayList<>();
      for (int more = in.getInt(1, 7); more > 0; more--) {
        days.add(in.getConstant(DayOfWeek.class));
      }
      quiet.add(new QuietHours(name, days, from, to));
    }
    return quiet;
  }

  private static List<KnownEvent> readEvents(StateReader in) {
    List<KnownEvent> events = new ArrayList<>();
    for (int left = in.getInt(0, MOST); left > 0; left--) {
      String name = in.getString();
      events.add(new KnownEvent(name, new TimeRange(readInstant(in), readInstant(in))));
    }
    return events;
  }

  private static void writeInstant(StateWriter out, Instant instant) {
    out.put(instant.getEpochSecond()).put(instant.getNano());
  }

  private static Instant readInstant(StateReader in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt(0, 999_999_999));
  }
}
