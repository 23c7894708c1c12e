package com.signalcraft.alert;

import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Verdict;

/** Whether the window holds an anomaly: the newest one in it is the reading. Not thread-safe. */
final class AnomalyProbe implements Probe {

  private final AlertRule rule;
  private final Detection detection;
  private final long timeframe;
  private int next;
  private int newest = -1;

  AnomalyProbe(AlertRule rule, Detection detection, long timeframe, int from) {
    this.rule = rule;
    this.detection = detection;
    this.timeframe = timeframe;
    this.next = from;
  }

  @Override
  public AlertReading read(int index) {
    for (; next <= index; next++) {
      if (qualifies(detection.verdicts().get(next))) {
        newest = next;
      }
    }
    long now = detection.series().timestampAt(index);
    if (newest >= 0 && detection.series().timestampAt(newest) > now - timeframe) {
      return reading(now, State.HIT, detection.verdicts().get(newest));
    }
    Verdict verdict = detection.verdicts().get(index);
    return verdict.judged() ? reading(now, State.CLEAR, verdict) : AlertReading.unknown(now);
  }

  private boolean qualifies(Verdict verdict) {
    return rule.threshold() == null
        ? verdict.isAnomaly()
        : rule.condition().hits(verdict.deviationScore(), rule.limit());
  }

  private static AlertReading reading(long now, State state, Verdict verdict) {
    return new AlertReading(
        now, state, verdict.deviationScore(), verdict.value(), verdict.expected());
  }
}
