package com.signalcraft.alerting.internal;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alerting.SchedulerListener;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners; what one throws is logged and keeps it from nobody. */
public final class Listeners implements SchedulerListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<SchedulerListener> all;

  /**
   * Several listeners as one.
   *
   * @param all the listeners
   */
  public Listeners(SchedulerListener... all) {
    this.all = List.of(all);
  }

  @Override
  public void evaluated(UUID businessId, int alerts, int events, Duration late) {
    tell(listener -> listener.evaluated(businessId, alerts, events, late));
  }

  @Override
  public void overtaken(UUID businessId) {
    tell(listener -> listener.overtaken(businessId));
  }

  @Override
  public void evaluationFailed(UUID businessId, RuntimeException why, Duration wait) {
    tell(listener -> listener.evaluationFailed(businessId, why, wait));
  }

  @Override
  public void attempted(AlertDelivery delivery, DeliveryOutcome outcome, Duration took) {
    tell(listener -> listener.attempted(delivery, outcome, took));
  }

  @Override
  public void backendFailed(RuntimeException why) {
    tell(listener -> listener.backendFailed(why));
  }

  private void tell(Consumer<SchedulerListener> event) {
    for (SchedulerListener listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a listener of the alert scheduler failed", e);
      }
    }
  }
}
