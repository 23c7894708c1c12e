package com.signalcraft.forecast.internal.selection;

import java.io.Serializable;

/** A clock of elapsed time; serialisable, as models are. */
@FunctionalInterface
public interface NanoClock extends Serializable {

  /** The clock of the machine that asks it. */
  NanoClock SYSTEM = SystemNanoClock.INSTANCE;

  /**
   * The time.
   *
   * @return nanoseconds since any moment
   */
  long nanoTime();
}
