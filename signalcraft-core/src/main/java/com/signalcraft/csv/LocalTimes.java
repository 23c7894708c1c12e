package com.signalcraft.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Tells the instants of local times, row by row. A time that the clock skips is moved later by the
 * length of the skip. A time that happens twice is the earlier of the two, unless the row before is
 * already there and not yet at the later one, as in a file in the order of time. Counts both.
 */
final class LocalTimes {

  private final ZoneRules rules;
  private long previousSecond = Long.MIN_VALUE;
  private long skipped;
  private long repeated;

  /** Local seconds from (inclusive) and to (exclusive) which one offset holds without a change. */
  private long steadyFrom = 0;

  private long steadyTo = 0;
  private int steadyOffset;

  LocalTimes(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** The instant of a local time, both in seconds since 1970-01-01T00:00. */
  long toEpochSecond(long localSecond) {
    if (localSecond < steadyFrom || localSecond >= steadyTo) {
      return resolve(localSecond);
    }
    return localSecond - steadyOffset;
  }

  /** Notes the instant of a row, for the next local time that happens twice. */
  void row(long epochSecond) {
    previousSecond = epochSecond;
  }

  long skipped() {
    return skipped;
  }

  long repeated() {
    return repeated;
  }

  private long resolve(long localSecond) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      ZoneOffset offset = rules.getOffset(local);
      long epochSecond = localSecond - offset.getTotalSeconds();
      rememberSteady(epochSecond, offset);
      return epochSecond;
    }
    long earlier = localSecond - change.getOffsetBefore().getTotalSeconds();
    if (change.isGap()) {
      skipped++;
      return earlier;
    }
    repeated++;
    long later = localSecond - change.getOffsetAfter().getTotalSeconds();
    return previousSecond >= earlier && previousSecond < later ? later : earlier;
  }

  private void rememberSteady(long epochSecond, ZoneOffset offset) {
    // One more second, so that a change at this very instant counts as the one before.
    ZoneOffsetTransition before = rules.previousTransition(Instant.ofEpochSecond(epochSecond + 1));
    ZoneOffsetTransition after = rules.nextTransition(Instant.ofEpochSecond(epochSecond));
    steadyFrom =
        before == null
            ? Long.MIN_VALUE
            : Math.max(local(before.getDateTimeBefore()), local(before.getDateTimeAfter()));
    steadyTo =
        after == null
            ? Long.MAX_VALUE
            : Math.min(local(after.getDateTimeBefore()), local(after.getDateTimeAfter()));
    steadyOffset = offset.getTotalSeconds();
  }

  private static long local(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
