package com.signalcraft.examples.server.schedule;

import com.signalcraft.jdbc.upkeep.Upkeep;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.time.InstantSource;
import java.util.List;

/** What keeps the database in order. Stateless. */
final class UpkeepWork {

  private final Upkeep upkeep;
  private final RetentionPolicy retention;
  private final List<Tidying> own;
  private final InstantSource clock;

  UpkeepWork(Upkeep upkeep, RetentionPolicy retention, List<Tidying> own, InstantSource clock) {
    this.upkeep = upkeep;
    this.retention = retention;
    this.own = List.copyOf(own);
    this.clock = clock;
  }

  /** Makes partitions for the months to come. */
  Counts partitions() {
    return new Counts().add("partitions made", upkeep.extendPartitions().created());
  }

  /** Rolls old points up and drops what is outdated. */
  Counts cleanUp() {
    Counts counts = new Counts();
    counts.add("months taken out", upkeep.detachPoints(retention.hotMonths()).detached());
    RetentionReport report = upkeep.rollUpPoints(retention.keepMonths());
    return counts
        .add("points rolled up", report.pointsRolledUp())
        .add("days written", report.daysWritten())
        .add("days dropped", report.daysDropped())
        .add("outdated rows removed", upkeep.cleanUp().removed());
  }

  /** Removes what has expired of the server's own; what fails keeps nothing else from it. */
  Counts tidy() {
    Counts counts = new Counts();
    RuntimeException failure = null;
    for (Tidying one : own) {
      try {
        counts.add(one.what(), one.remove().applyAsLong(clock.instant()));
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return counts;
  }
}
