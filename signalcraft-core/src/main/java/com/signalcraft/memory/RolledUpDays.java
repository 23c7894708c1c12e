package com.signalcraft.memory;

import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointKey;
import com.signalcraft.kpi.DailyRollup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What is left of the old points of one source, day by day of UTC. Not thread-safe. */
final class RolledUpDays {

  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final UUID sourceId;
  private final NavigableMap<LocalDate, Day> days = new TreeMap<>();

  RolledUpDays(UUID sourceId) {
    this.sourceId = sourceId;
  }

  List<DailyRollup> list(LocalDate from, LocalDate to) {
    return from.isBefore(to)
        ? days.subMap(from, to).values().stream().map(day -> day.rollup).toList()
        : List.of();
  }

  /** Adds the points before a time, exactly, to the days there are. */
  Change take(PointIndex points, long toMicros) {
    Set<LocalDate> written = new HashSet<>();
    points.visit(
        0,
        toMicros,
        (block, row) -> {
          LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(block.micros(row), MICROS_PER_DAY));
          add(day, block.value(row), block.key(row));
          written.add(day);
        });
    return new Change(points.count(0, toMicros), written.size(), 0);
  }

  private void add(LocalDate date, BigDecimal value, PointKey key) {
    Day day = days.get(date);
    if (day == null) {
      days.put(date, new Day(new DailyRollup(sourceId, date, 1, value, value, value, value), key));
      return;
    }
    DailyRollup old = day.rollup;
    boolean isLast = day.last.compareTo(key) <= 0;
    day.rollup =
        new DailyRollup(
            sourceId,
            date,
            old.count() + 1,
            old.sum().add(value),
            old.min().min(value),
            old.max().max(value),
            isLast ? value : old.last());
    day.last = isLast ? key : day.last;
  }

  /** Drops the days before one; gives how many there were. */
  long dropBefore(LocalDate date) {
    NavigableMap<LocalDate, Day> old = days.headMap(date, false);
    long count = old.size();
    old.clear();
    return count;
  }

  /** A day, and which point was its last, so that points that come late can be told from it. */
  private static final class Day {
    private DailyRollup rollup;
    private PointKey last;

    Day(DailyRollup rollup, PointKey last) {
      this.rollup = rollup;
      this.last = last;
    }
  }

  /**
   * What retention did to a source.
   *
   * @param points how many points were rolled up
   * @param written how many days they went to
   * @param dropped how many days were dropped
   */
  record Change(long points, long written, long dropped) {

    static final Change NONE = new Change(0, 0, 0);

    Change withDropped(long days) {
      return new Change(points, written, days);
    }

    Change plus(Change other) {
      return new Change(points + other.points, written + other.written, dropped + other.dropped);
    }
  }

  /** The start of a day, in microseconds since 1970-01-01T00:00Z. */
  static long startMicros(LocalDate day) {
    return Micros.bound(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
