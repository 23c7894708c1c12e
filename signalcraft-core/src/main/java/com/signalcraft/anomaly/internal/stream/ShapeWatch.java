package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/** Says how unlike all before it the course of the last values is. Not thread-safe. */
interface ShapeWatch {

  /**
   * Takes a value in, and learns from it.
   *
   * @param value the value, finite
   * @return the novelty of the window that ends with it, 0 or more; NaN while unknown
   */
  double next(double value);

  /** A long pause has ended: windows begin anew. */
  void pause();

  /**
   * Writes the state.
   *
   * @param out where to
   */
  void save(StateWriter out);

  /**
   * Reads the state.
   *
   * @param in where from
   */
  void restore(StateReader in);
}
