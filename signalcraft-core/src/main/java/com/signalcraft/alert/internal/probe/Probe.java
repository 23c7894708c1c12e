package com.signalcraft.alert.internal.probe;

import com.signalcraft.alert.AlertReading;

/** Reads a rule's condition at the points of a series, in their order. Not thread-safe. */
public interface Probe {

  /**
   * The reading at a point that is not missing.
   *
   * @param index the point's index, which may only rise from call to call
   * @return the reading
   */
  AlertReading read(int index);
}
