package com.signalcraft.common;

import java.time.Duration;
import java.util.UUID;

/**
 * Work that a back end does in its own time. Thread-safe.
 *
 * @param <T> the type of the result
 */
public interface Job<T> {

  /**
   * The job's id.
   *
   * @return the id
   */
  UUID id();

  /**
   * What it does, such as {@code forecast}.
   *
   * @return the kind
   */
  String kind();

  /**
   * How far it is, asked of the back end anew.
   *
   * @return the status
   */
  JobStatus status();

  /**
   * How much of it is done.
   *
   * @return 0 to 1
   */
  double progress();

  /**
   * Waits for the result. An interrupt ends the waiting and stays set.
   *
   * @param timeout how long at the most, not negative
   * @return the result
   * @throws com.signalcraft.error.CallTimeoutException if it is not done in time, or the thread is
   *     interrupted; the job goes on
   * @throws com.signalcraft.error.SignalCraftException if the job failed, with its error
   */
  T await(Duration timeout);
}
