package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.common.internal.StateWriter;

/**
 * It cannot be evaluated. No point ends this, but an evaluation that succeeds.
 *
 * @param since since when
 * @param reason why, at most 1,000 characters
 */
public record ErrorState(long since, String reason) implements PhaseState {

  @Override
  public AlertPhase phase() {
    return AlertPhase.ERROR;
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return this;
  }

  @Override
  public PhaseState silent(long at, Terms terms) {
    return this;
  }

  @Override
  public boolean heedsSilence(Terms terms) {
    return false;
  }

  @Override
  public void save(StateWriter out) {
    out.put(since).put(reason);
  }
}
