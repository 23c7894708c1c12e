package com.signalcraft.series;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Tells of times in ascending order whether the clock of a zone was changed between them. */
final class SteadyClock {

  private final ZoneRules rules;

  /** The stretch without a change that was looked at last: from inclusive, until exclusive. */
  private long from;

  private long until;

  SteadyClock(ZoneId zone) {
    this.rules = zone.getRules();
    this.from = rules.isFixedOffset() ? Long.MIN_VALUE : 0;
    this.until = rules.isFixedOffset() ? Long.MAX_VALUE : 0;
  }

  /** Whether two times, in milliseconds since 1970, lie in one stretch without a change. */
  boolean holds(long earlier, long later) {
    if (later >= until || earlier < from) {
      move(later);
    }
    return earlier >= from && later < until;
  }

  private void move(long time) {
    Instant at = Instant.ofEpochMilli(time);
    // The one before is strictly before: a change at the very time begins the stretch.
    ZoneOffsetTransition before = rules.previousTransition(at.plusMillis(1));
    ZoneOffsetTransition after = rules.nextTransition(at);
    from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
    until = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
  }
}
