package com.signalcraft.memory;

import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.internal.PointKey;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.series.PointColumns;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The points and rolled-up days of one source behind a lock of their own, so that sources are
 * written and read side by side. A batch goes in under the exclusive lock, so a reader sees all of
 * it or nothing.
 *
 * <p>Lock order: {@link Session} holds the catalog's lock, shared or exclusive, before this one is
 * taken. That keeps a removed source from being written: removing needs the catalog exclusively.
 */
final class SourcePoints {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final PointIndex points;
  private final RolledUpDays days;

  SourcePoints(UUID sourceId) {
    points = new PointIndex(sourceId);
    days = new RolledUpDays(sourceId);
  }

  WriteResult write(PointBatchPlan plan) {
    return with(
        lock.writeLock(),
        () -> {
          int inserted = 0;
          int corrected = 0;
          for (KpiPoint point : plan.points()) {
            switch (points.put(point)) {
              case INSERTED -> inserted++;
              case CORRECTED -> corrected++;
              case UNCHANGED -> {}
            }
          }
          int unchanged = plan.points().size() - inserted - corrected;
          return new WriteResult(
              inserted, corrected, unchanged, plan.superseded(), plan.rejected(), false);
        });
  }

  List<KpiPoint> all() {
    return reading(() -> points.first(0, Long.MAX_VALUE, Integer.MAX_VALUE));
  }

  List<KpiPoint> first(long from, long to, int limit) {
    return reading(() -> points.first(from, to, limit));
  }

  List<KpiPoint> after(PointKey key, long to, int limit) {
    return reading(() -> points.after(key, to, limit));
  }

  Optional<KpiPoint> lastBefore(long micros) {
    return reading(() -> points.lastBefore(micros));
  }

  long count(long from, long to) {
    return reading(() -> points.count(from, to));
  }

  PointColumns columns(long from, long to) {
    return reading(() -> ColumnCopy.of(points, from, to));
  }

  List<DailyRollup> days(LocalDate from, LocalDate to) {
    return reading(() -> days.list(from, to));
  }

  /** Rolls up the points before a time and drops the days before another. */
  RolledUpDays.Change retain(long pointsFromMicros, LocalDate daysFrom) {
    return with(
        lock.writeLock(),
        () -> {
          RolledUpDays.Change change = days.take(points, pointsFromMicros);
          points.removeBefore(pointsFromMicros);
          return change.withDropped(days.dropBefore(daysFrom));
        });
  }

  private <T> T reading(Supplier<T> work) {
    return with(lock.readLock(), work);
  }

  private static <T> T with(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
