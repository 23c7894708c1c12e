package com.signalcraft.alert.internal.tell;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.alert.internal.machine.ReadingFormat;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * One change of one alert that is to be told. Immutable. Times are in milliseconds since
 * 1970-01-01T00:00Z.
 *
 * @param change what happened
 * @param at when it is told, by the time of the points
 * @param number how many the alert had told before
 * @param phase where the alert stood
 * @param since since when
 * @param reading what was read, or null
 * @param text what happened, for a person
 */
public record Note(
    AlertChange change,
    long at,
    int number,
    AlertPhase phase,
    long since,
    @Nullable AlertReading reading,
    String text) {

  static Note of(AlertChange change, long at, int number, PhaseState state, String text) {
    return new Note(change, at, number, state.phase(), state.since(), state.latest(), text);
  }

  void save(StateWriter out) {
    out.put(change.name()).put(at).put(number).put(phase.name()).put(since).put(text);
    ReadingFormat.writeOptional(out, reading);
  }

  static Note restore(StateReader in) {
    AlertChange change = in.getConstant(AlertChange.class);
    long at = in.getLong();
    int number = in.getInt(0, Integer.MAX_VALUE);
    AlertPhase phase = in.getConstant(AlertPhase.class);
    long since = in.getLong();
    String text = in.getString();
    return new Note(change, at, number, phase, since, ReadingFormat.readOptional(in), text);
  }
}
