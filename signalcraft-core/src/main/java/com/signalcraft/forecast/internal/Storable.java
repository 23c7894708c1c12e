package com.signalcraft.forecast.internal;

import com.signalcraft.common.internal.StateWriter;

/** A fitted model that can be saved: settings and parameters, without its history. */
public interface Storable {

  /**
   * The name under which it is read back.
   *
   * @return the name, which never changes its meaning
   */
  String storedKind();

  /**
   * Writes settings and parameters, from which, with the history, the model is made again.
   *
   * @param out takes the fields
   */
  void store(StateWriter out);
}
