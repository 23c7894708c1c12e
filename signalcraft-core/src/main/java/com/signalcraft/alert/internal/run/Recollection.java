package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.alert.internal.tell.Teller;
import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What an alert remembers, beside what its teller does. Immutable.
 *
 * @param fingerprint of the rule that it was evaluated by
 * @param state where it stands
 * @param quiet by how much its newest point is older than what it has been evaluated up to, in
 *     milliseconds
 * @param anomaly what an anomaly rule goes on from, or null
 */
record Recollection(
    long fingerprint, PhaseState state, long quiet, @Nullable AnomalyMemory anomaly) {

  /** "SCAL": SignalCraft alert. */
  private static final StateKind KIND =
      new StateKind(0x5343414C, (short) 1, "memory", "alert memory");

  AlertMemory save(Teller teller) {
    StateWriter out = new StateWriter(KIND);
    out.put(fingerprint).put(quiet).put(state.phase().name());
    state.save(out);
    teller.save(out);
    out.put(anomaly != null);
    if (anomaly != null) {
      anomaly.save(out);
    }
    return AlertMemory.of(out.finish());
  }

  /** Reads a memory, and lets the teller read its part. */
  static Recollection restore(AlertMemory memory, Teller teller) {
    return StateReader.read(
        KIND,
        memory.bytes(),
        in -> {
          long fingerprint = in.getLong();
          long quiet = in.getLong();
          PhaseState state = PhaseState.restore(in.getConstant(AlertPhase.class), in);
          teller.restore(in);
          return new Recollection(
              fingerprint, state, quiet, in.getBoolean() ? AnomalyMemory.restore(in) : null);
        });
  }
}
