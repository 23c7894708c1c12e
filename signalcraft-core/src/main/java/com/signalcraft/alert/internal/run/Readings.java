package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.AlertReading;
import org.jspecify.annotations.Nullable;

/** The readings of a rule at the points that are new, in their order. Not thread-safe. */
interface Readings {

  /** No point is new. */
  Readings NONE =
      new Readings() {
        @Override
        public long next() {
          return NEVER;
        }

        @Override
        public AlertReading read() {
          throw new IllegalStateException("there is no point to read");
        }
      };

  /** The time of the next point, in milliseconds since 1970-01-01T00:00Z, or never. */
  long next();

  /** The reading at the next point. */
  AlertReading read();

  /** What an anomaly rule goes on from after the points that were read; null for others. */
  default @Nullable AnomalyMemory memory() {
    return null;
  }
}
