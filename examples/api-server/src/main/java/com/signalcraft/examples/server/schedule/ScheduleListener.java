package com.signalcraft.examples.server.schedule;

import java.time.Duration;
import java.util.Map;

/** Is told what was done by itself. Called by several threads. */
public interface ScheduleListener {

  /** Does nothing. */
  ScheduleListener NONE = new ScheduleListener() {};

  /**
   * A run has ended.
   *
   * @param name what was done, such as {@code forecasts}
   * @param isDone whether all of it succeeded
   * @param counts how much was done, by what
   * @param took how long it took
   */
  default void ran(String name, boolean isDone, Map<String, Long> counts, Duration took) {}
}
