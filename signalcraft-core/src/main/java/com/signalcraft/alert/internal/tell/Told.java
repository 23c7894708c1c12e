package com.signalcraft.alert.internal.tell;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertPhase;

/** What people were told of an alert last, or would be told of it now. */
public enum Told {
  /** All is well; so it is as long as nothing was told. */
  CALM(AlertChange.RESOLVED),
  /** It fires. */
  FIRING(AlertChange.FIRED),
  /** It is flapping. */
  FLAPPING(AlertChange.FLAPPING),
  /** There is no data. */
  NO_DATA(AlertChange.NO_DATA),
  /** It cannot be evaluated. */
  FAILED(AlertChange.FAILED);

  private final AlertChange change;

  Told(AlertChange change) {
    this.change = change;
  }

  /** The change that tells it. */
  AlertChange change() {
    return change;
  }

  /** Whether flapping is told instead. */
  boolean flaps() {
    return this == CALM || this == FIRING;
  }

  /**
   * What is to be told of a phase.
   *
   * @param phase the phase
   * @return what people should know
   */
  public static Told of(AlertPhase phase) {
    return switch (phase) {
      case OK, PENDING -> CALM;
      case FIRING, RECOVERING -> FIRING;
      case NO_DATA -> NO_DATA;
      case ERROR -> FAILED;
    };
  }
}
