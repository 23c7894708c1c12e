package com.signalcraft.alert.internal.probe;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Verdict;
import java.util.List;

/** An anomaly rule over a series that a detector has looked at. Not thread-safe. */
public final class AnomalyProbe implements Probe {

  private final List<Verdict> verdicts;
  private final AnomalyWindow window;
  private int next;

  /**
   * A probe.
   *
   * @param rule the rule
   * @param detection the verdicts
   * @param timeframe the window's length, in milliseconds
   * @param from an index before which no window will reach
   */
  public AnomalyProbe(AlertRule rule, Detection detection, long timeframe, int from) {
    this.verdicts = detection.verdicts();
    this.window = new AnomalyWindow(rule, timeframe, null, null);
    this.next = from;
  }

  @Override
  public AlertReading read(int index) {
    for (; next <= index; next++) {
      window.take(verdicts.get(next));
    }
    return window.read(verdicts.get(index));
  }
}
