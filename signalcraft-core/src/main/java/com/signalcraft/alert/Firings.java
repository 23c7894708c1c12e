package com.signalcraft.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins readings in succession to firings. Not thread-safe. */
final class Firings {

  private final AlertRule rule;
  private final List<FiredAlert> done = new ArrayList<>();
  private @Nullable FiredAlert open;

  Firings(AlertRule rule) {
    this.rule = rule;
  }

  void take(AlertReading reading) {
    switch (reading.state()) {
      case HIT -> open = open == null ? started(reading) : extended(open, reading);
      case CLEAR -> close(reading.at());
      case UNKNOWN -> {
        // Says nothing for or against: what fires goes on.
      }
    }
  }

  private FiredAlert started(AlertReading reading) {
    return new FiredAlert(rule, reading, reading, reading.at(), null);
  }

  private FiredAlert extended(FiredAlert firing, AlertReading reading) {
    AlertReading peak = firing.peak();
    boolean worse = rule.condition().isWorse(reading.measure(), peak.measure(), rule.limit());
    return new FiredAlert(rule, firing.first(), worse ? reading : peak, reading.at(), null);
  }

  private void close(@Nullable Instant resolvedAt) {
    if (open != null) {
      done.add(new FiredAlert(rule, open.first(), open.peak(), open.lastHitAt(), resolvedAt));
      open = null;
    }
  }

  List<FiredAlert> finish() {
    close(null);
    return List.copyOf(done);
  }
}
