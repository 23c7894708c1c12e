package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The condition is met, but not yet for as long as the alert waits. It fires when that time is over
 * although no further point has come, as what was read last still holds.
 *
 * @param since since when
 * @param latest the newest reading that met the condition
 */
public record PendingState(long since, AlertReading latest) implements PhaseState {

  @Override
  public AlertPhase phase() {
    return AlertPhase.PENDING;
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return switch (reading.state()) {
      case HIT -> new PendingState(since, reading);
      case UNKNOWN -> this;
      case BETWEEN, CLEAR -> new OkState(reading.epochMillis(), OkState.Cause.CLEAR);
    };
  }

  @Override
  public long deadline(Terms terms) {
    return since + terms.pendingFor();
  }

  @Override
  public PhaseState expire(long at) {
    return new FiringState(new Episode(at, latest, latest));
  }

  @Override
  public PhaseState silent(long at, Terms terms) {
    return switch (terms.noData()) {
      case KEEP -> this;
      case ALERT -> new NoDataState(at);
      case OK -> new OkState(at, OkState.Cause.SILENCE);
    };
  }

  @Override
  public boolean heedsSilence(Terms terms) {
    return terms.noData() != NoDataPolicy.KEEP;
  }

  @Override
  public @Nullable AlertReading latest() {
    return latest;
  }

  @Override
  public void save(StateWriter out) {
    out.put(since);
    ReadingFormat.write(out, latest);
  }

  static PendingState restore(StateReader in) {
    return new PendingState(in.getLong(), ReadingFormat.read(in));
  }
}
