package com.signalcraft.forecast.internal.selection;

/** The clock of the machine that asks it; one for each, as an enumeration is. */
enum SystemNanoClock implements NanoClock {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
