package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.common.internal.StateWriter;

/**
 * It fires.
 *
 * @param episode the firing so far
 */
public record FiringState(Episode episode) implements PhaseState {

  @Override
  public AlertPhase phase() {
    return AlertPhase.FIRING;
  }

  @Override
  public long since() {
    return episode.since();
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return switch (reading.state()) {
      case HIT, BETWEEN -> new FiringState(episode.with(reading, terms));
      case UNKNOWN -> this;
      case CLEAR -> clear(reading.epochMillis(), terms);
    };
  }

  private PhaseState clear(long at, Terms terms) {
    return terms.keepFiringFor() > 0
        ? new RecoveringState(at, episode)
        : new OkState(at, OkState.Cause.CLEAR, episode);
  }

  @Override
  public PhaseState silent(long at, Terms terms) {
    return silent(at, terms, this, episode);
  }

  /** What silence makes of a firing. */
  static PhaseState silent(long at, Terms terms, PhaseState now, Episode episode) {
    return switch (terms.noData()) {
      case KEEP -> now;
      case ALERT -> new NoDataState(at);
      case OK -> new OkState(at, OkState.Cause.SILENCE, episode);
    };
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
    episode.save(out);
  }
}
