package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.internal.machine.ReadingFormat;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/** What an anomaly rule goes on from. Immutable as long as nobody changes the detector's state. */
final class AnomalyMemory {

  private final byte[] detector;
  private final @Nullable AlertReading hit;
  private final @Nullable AlertReading near;

  /**
   * Takes the detector's state over, the newest anomaly and the newest deviation that is not calm.
   */
  AnomalyMemory(byte[] detector, @Nullable AlertReading hit, @Nullable AlertReading near) {
    this.detector = detector;
    this.hit = hit;
    this.near = near;
  }

  byte[] detector() {
    return detector;
  }

  @Nullable AlertReading hit() {
    return hit;
  }

  @Nullable AlertReading near() {
    return near;
  }

  void save(StateWriter out) {
    out.putCounted(detector);
    ReadingFormat.writeOptional(out, hit);
    ReadingFormat.writeOptional(out, near);
  }

  static AnomalyMemory restore(StateReader in) {
    byte[] detector = in.getBytes(AlertMemory.GREATEST_SIZE);
    return new AnomalyMemory(
        detector, ReadingFormat.readOptional(in), ReadingFormat.readOptional(in));
  }
}
