package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.common.internal.StateWriter;

/**
 * It fired, and is over unless the condition is met again, or nearly, while it keeps firing.
 *
 * @param since since when it is clear
 * @param episode the firing
 */
public record RecoveringState(long since, Episode episode) implements PhaseState {

  @Override
  public AlertPhase phase() {
    return AlertPhase.RECOVERING;
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return switch (reading.state()) {
      case HIT, BETWEEN -> new FiringState(episode.with(reading, terms));
      case UNKNOWN, CLEAR -> this;
    };
  }

  @Override
  public long deadline(Terms terms) {
    return since + terms.keepFiringFor();
  }

  @Override
  public PhaseState expire(long at) {
    return new OkState(at, OkState.Cause.CLEAR, episode);
  }

  @Override
  public PhaseState silent(long at, Terms terms) {
    return FiringState.silent(at, terms, this, episode);
  }

  @Override
  public boolean heedsSilence(Terms terms) {
    return terms.noData() != NoDataPolicy.KEEP;
  }

  @Override
  public boolean fires() {
    return true;
  }

  @Override
  public AlertReading latest() {
    return episode.latest();
  }

  @Override
  public void save(StateWriter out) {
    out.put(since);
    episode.save(out);
  }
}
