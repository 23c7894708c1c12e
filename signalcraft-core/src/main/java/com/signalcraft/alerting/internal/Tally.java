package com.signalcraft.alerting.internal;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alerting.RunReport;
import com.signalcraft.alerting.SchedulerListener;
import java.time.Duration;
import java.util.UUID;

/** Counts what a scheduler does. Not thread-safe. */
public final class Tally implements SchedulerListener {

  private int evaluated;
  private int overtaken;
  private int failed;
  private int events;
  private int delivered;
  private int retried;
  private int dead;

  /** A tally of nothing yet. */
  public Tally() {}

  @Override
  public void evaluated(UUID businessId, int alerts, int told, Duration late) {
    evaluated++;
    events += told;
  }

  @Override
  public void overtaken(UUID businessId) {
    overtaken++;
  }

  @Override
  public void evaluationFailed(UUID businessId, RuntimeException why, Duration wait) {
    failed++;
  }

  @Override
  public void attempted(AlertDelivery delivery, DeliveryOutcome outcome, Duration took) {
    switch (outcome.kind()) {
      case DELIVERED -> delivered++;
      case RETRY -> retried++;
      case DEAD -> dead++;
    }
  }

  /**
   * What was counted.
   *
   * @return the counts as they are now
   */
  public RunReport report() {
    return new RunReport(evaluated, overtaken, failed, events, delivered, retried, dead);
  }
}
