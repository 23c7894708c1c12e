package com.signalcraft.alert;

import com.signalcraft.common.Checks;

/**
 * Where an alert stands, and what it has to remember. Immutable.
 *
 * @param status what members see
 * @param memory what the next evaluation goes on from
 */
public record AlertState(AlertStatus status, AlertMemory memory) {

  public AlertState {
    Checks.required("status", status);
    Checks.required("memory", memory);
  }
}
