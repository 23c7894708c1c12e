package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.common.internal.StateWriter;

/**
 * No point has come for longer than the alert allows. The next one is read as from calm.
 *
 * @param since since when that is so
 */
public record NoDataState(long since) implements PhaseState {

  @Override
  public AlertPhase phase() {
    return AlertPhase.NO_DATA;
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return reading.state() == State.HIT
        ? OkState.met(reading, terms)
        : new OkState(reading.epochMillis(), OkState.Cause.DATA);
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
    out.put(since);
  }
}
