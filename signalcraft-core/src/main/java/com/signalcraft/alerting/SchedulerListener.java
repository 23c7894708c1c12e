package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.DeliveryOutcome;
import java.time.Duration;
import java.util.UUID;

/**
 * Is told what a scheduler does, in the threads that do it: be quick, and be thread-safe. What a
 * method throws is logged and changes nothing.
 */
public interface SchedulerListener {

  /** Does nothing. */
  SchedulerListener NONE = new SchedulerListener() {};

  /**
   * A business was evaluated, and what it came to was kept.
   *
   * @param businessId the business
   * @param alerts how many alerts it has
   * @param events how much there was to tell
   * @param late how long after it was claimed the evaluation was kept, its time in the queue
   *     included
   */
  default void evaluated(UUID businessId, int alerts, int events, Duration late) {}

  /**
   * Somebody else has evaluated a business meanwhile, or it or its alerts were changed; nothing was
   * kept, and nothing is lost.
   *
   * @param businessId the business
   */
  default void overtaken(UUID businessId) {}

  /**
   * A business could not be evaluated. It is tried again; the others go on.
   *
   * @param businessId the business
   * @param why what went wrong
   * @param wait how long it waits
   */
  default void evaluationFailed(UUID businessId, RuntimeException why, Duration wait) {}

  /**
   * A delivery was attempted.
   *
   * @param delivery the delivery, as it was claimed
   * @param outcome how the attempt ended
   * @param took how long it took
   */
  default void attempted(AlertDelivery delivery, DeliveryOutcome outcome, Duration took) {}

  /**
   * The back end could not be asked for work, or told how a delivery ended; that is tried again.
   *
   * @param why what went wrong
   */
  default void backendFailed(RuntimeException why) {}
}
