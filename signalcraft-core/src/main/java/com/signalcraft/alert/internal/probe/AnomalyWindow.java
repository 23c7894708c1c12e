package com.signalcraft.alert.internal.probe;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.anomaly.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a window holds an anomaly: the newest one in it is the reading. With a recovery threshold
 * it also holds deviations that are no anomaly but not calm either. Not thread-safe.
 */
public final class AnomalyWindow {

  private final AlertRule rule;
  private final long timeframe;
  private final double recovery;
  private @Nullable AlertReading hit;
  private @Nullable AlertReading near;

  /**
   * A window.
   *
   * @param rule the rule
   * @param timeframe its length, in milliseconds
   * @param hit the newest anomaly so far, or null
   * @param near the newest deviation so far that is not calm, or null
   */
  public AnomalyWindow(
      AlertRule rule, long timeframe, @Nullable AlertReading hit, @Nullable AlertReading near) {
    this.rule = rule;
    this.timeframe = timeframe;
    BigDecimal bound = rule.recoveryThreshold();
    this.recovery = bound == null ? Double.POSITIVE_INFINITY : bound.doubleValue();
    this.hit = hit;
    this.near = near;
  }

  /**
   * Takes the next point's verdict; one that lies in quiet hours or a known event counts for
   * nothing.
   *
   * @param verdict the verdict
   */
  public void take(Verdict verdict) {
    if (verdict.label() != null) {
      return;
    }
    if (isHit(verdict)) {
      hit = reading(State.HIT, verdict);
    }
    if (Math.abs(verdict.deviationScore()) >= recovery) {
      near = reading(State.BETWEEN, verdict);
    }
  }

  /**
   * What the rule says at the point that was taken last.
   *
   * @param verdict its verdict
   * @return the reading
   */
  public AlertReading read(Verdict verdict) {
    long now = verdict.epochMillis();
    if (hit != null && hit.epochMillis() > now - timeframe) {
      return at(now, hit);
    }
    if (near != null && near.epochMillis() > now - timeframe) {
      return at(now, near);
    }
    return verdict.judged() ? reading(State.CLEAR, verdict) : AlertReading.unknown(now);
  }

  private boolean isHit(Verdict verdict) {
    return rule.threshold() == null
        ? verdict.isAnomaly()
        : rule.stateOf(verdict.deviationScore()) == State.HIT;
  }

  private static AlertReading reading(State state, Verdict verdict) {
    return new AlertReading(
        verdict.epochMillis(),
        state,
        verdict.deviationScore(),
        verdict.value(),
        verdict.expected());
  }

  private static AlertReading at(long now, AlertReading of) {
    return new AlertReading(now, of.state(), of.measure(), of.value(), of.baseline());
  }

  /**
   * The newest anomaly.
   *
   * @return its reading, or null
   */
  public @Nullable AlertReading hit() {
    return hit;
  }

  /**
   * The newest deviation that is not calm.
   *
   * @return its reading, or null
   */
  public @Nullable AlertReading near() {
    return near;
  }
}
