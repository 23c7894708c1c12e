package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import java.time.Duration;
import java.time.Instant;

/** Makes gaps. */
final class Gaps {

  private Gaps() {}

  /** A gap with its ends moved outwards; whole where the clock was set back meanwhile. */
  static LiveEvent.Gap between(Instant from, Instant to, Duration margin, GapReason reason) {
    Instant end = to.isBefore(from) ? from : to;
    return new LiveEvent.Gap(from.minus(margin), end.plus(margin), reason);
  }
}
