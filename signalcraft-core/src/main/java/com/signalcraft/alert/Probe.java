package com.signalcraft.alert;

/** Reads a rule's condition at the points of a series, in their order. Not thread-safe. */
interface Probe {

  /** The reading at a point that is not missing; indexes may only rise from call to call. */
  AlertReading read(int index);
}
