package com.signalcraft.examples.fleet.stream;

import com.signalcraft.examples.fleet.series.SeriesKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads points from what was found, and says what is wrong with what is none. Of one task, as it
 * counts the rows of a file.
 */
final class PointReader {

  private static final Pattern MILLIS = Pattern.compile("-?\\d{1,15}");
  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_QUOTE = 60;

  /** So many groups share what is no point, so that much of it is no burden of one task. */
  private static final int GROUPS = 64;

  private final long aheadMillis;
  private final boolean uuidsOnly;
  private @Nullable String place;
  private long index;

  PointReader(StreamSettings settings) {
    this.aheadMillis = settings.ahead().toMillis();
    this.uuidsOnly = settings.uuidsOnly();
  }

  StreamPoint read(RawPoint raw) {
    StreamPoint point = new StreamPoint();
    point.setOrder(raw.getOrder());
    point.setPosition(position(raw));
    try {
      if (raw.getBroken() != null) {
        throw new Unreadable(raw.getBroken());
      }
      point.setSourceId(id("source_id", raw.getSourceId()));
      point.setBusinessId(
          raw.getBusinessId() == null && !uuidsOnly ? "" : id("business_id", raw.getBusinessId()));
      point.setZone(zone(raw.getZone()));
      point.setMillis(time(raw.getTime(), raw.getNow()));
      point.setValue(value(raw.getValue()));
    } catch (Unreadable problem) {
      point.setProblem(problem.getMessage());
      point.setPlace(raw.getPlace());
      point.setRaw(shortened(raw.getRaw(), LONGEST_TEXT));
      point.setBusinessId("");
      point.setSourceId("unreadable-" + Math.floorMod(point.getPosition(), GROUPS));
      point.setZone("");
      point.setMillis(0);
    }
    return point;
  }

  private long position(RawPoint raw) {
    index = Objects.equals(raw.getPlace(), place) ? index + 1 : 0;
    place = raw.getPlace();
    // A row takes more than a byte, so that none of the next block comes before it.
    return raw.getPosition() + index;
  }

  private String id(String field, @Nullable String text) throws Unreadable {
    if (text == null || text.isBlank()) {
      throw new Unreadable(field + ": is missing");
    }
    if (uuidsOnly) {
      return uuid(field, text);
    }
    if (text.length() > LONGEST_ID) {
      throw new Unreadable(field + ": must have at most " + LONGEST_ID + " characters");
    }
    return text;
  }

  private static String uuid(String field, String text) throws Unreadable {
    try {
      // Written in one way, so that it is one series however it is written.
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw new Unreadable(field + ": must be a UUID, was " + quoted(text));
    }
  }

  private static String zone(@Nullable String text) throws Unreadable {
    if (text == null || text.isBlank()) {
      return SeriesKey.DEFAULT_ZONE;
    }
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      throw new Unreadable(
          "timezone: must be a time zone such as Europe/Berlin, was " + quoted(text));
    }
  }

  private long time(@Nullable String text, long now) throws Unreadable {
    if (text == null || text.isBlank()) {
      throw new Unreadable("timestamp: is missing");
    }
    long millis = millis(text.strip());
    if (millis < EARLIEST) {
      throw new Unreadable("timestamp: must not be before year 1, was " + quoted(text));
    }
    // One such point would make all others late.
    if (millis - aheadMillis > now) {
      throw new Unreadable(
          "timestamp: is too far in the future, "
              + Instant.ofEpochMilli(millis)
              + " (see --ahead)");
    }
    return millis;
  }

  private static long millis(String text) throws Unreadable {
    if (MILLIS.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new Unreadable(
          "timestamp: must be a time with its offset such as 2026-11-01T10:00:00Z, or"
              + " milliseconds since 1970, was "
              + quoted(text));
    }
  }

  private static double value(@Nullable String text) throws Unreadable {
    if (text == null || text.isBlank()) {
      throw new Unreadable("value: is missing");
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new Unreadable("value: must be a number, was " + quoted(text));
    }
    if (!Double.isFinite(value)) {
      throw new Unreadable("value: must be finite, was " + quoted(text));
    }
    return value;
  }

  private static String quoted(String text) {
    return "\"" + shortened(text, LONGEST_QUOTE) + "\"";
  }

  private static @Nullable String shortened(@Nullable String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** What is wrong with one field. */
  private static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      // Its place in the code tells nothing, and there may be many.
      super(message, null, false, false);
    }
  }
}
