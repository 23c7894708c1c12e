package com.signalcraft.alert.internal.probe;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.FiredAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins readings in succession to firings. Not thread-safe. */
public final class Firings {

  private final AlertRule rule;
  private final List<FiredAlert> done = new ArrayList<>();
  private @Nullable FiredAlert open;

  /**
   * No firings yet.
   *
   * @param rule the rule that is read
   */
  public Firings(AlertRule rule) {
    this.rule = rule;
  }

  /**
   * Takes the next reading.
   *
   * @param reading the reading
   */
  public void take(AlertReading reading) {
    switch (reading.state()) {
      case HIT -> open = open == null ? started(reading) : extended(open, reading);
      case CLEAR -> close(reading.at());
      case BETWEEN, UNKNOWN -> {
        // Neither begins nor ends a firing.
      }
    }
  }

  private FiredAlert started(AlertReading reading) {
    return new FiredAlert(rule, reading, reading, reading.at(), null);
  }

  private FiredAlert extended(FiredAlert firing, AlertReading reading) {
    AlertReading peak = firing.peak();
    boolean worse = rule.isWorse(reading.measure(), peak.measure());
    return new FiredAlert(rule, firing.first(), worse ? reading : peak, reading.at(), null);
  }

  private void close(@Nullable Instant resolvedAt) {
    if (open != null) {
      done.add(new FiredAlert(rule, open.first(), open.peak(), open.lastHitAt(), resolvedAt));
      open = null;
    }
  }

  /**
   * All firings.
   *
   * @return them, in order of time; the last one may be open
   */
  public List<FiredAlert> finish() {
    close(null);
    return List.copyOf(done);
  }
}
