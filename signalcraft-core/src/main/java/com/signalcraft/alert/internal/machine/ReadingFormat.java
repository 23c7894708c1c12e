package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/** How a reading is kept in an alert's memory: about 40 bytes. Stateless. */
public final class ReadingFormat {

  private ReadingFormat() {}

  /**
   * Writes a reading.
   *
   * @param out where to
   * @param reading the reading
   */
  public static void write(StateWriter out, AlertReading reading) {
    out.put(reading.epochMillis())
        .put(reading.state().name())
        .put(reading.measure())
        .put(reading.value())
        .put(reading.baseline());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in where from
   * @return the reading
   */
  public static AlertReading read(StateReader in) {
    long at = in.getLong();
    AlertReading.State state = in.getConstant(AlertReading.State.class);
    return new AlertReading(at, state, in.getDouble(), in.getDouble(), in.getDouble());
  }

  /**
   * Writes a reading that need not be there.
   *
   * @param out where to
   * @param reading the reading, or null
   */
  public static void writeOptional(StateWriter out, @Nullable AlertReading reading) {
    out.put(reading != null);
    if (reading != null) {
      write(out, reading);
    }
  }

  /**
   * Reads what {@link #writeOptional} wrote.
   *
   * @param in where from
   * @return the reading, or null
   */
  public static @Nullable AlertReading readOptional(StateReader in) {
    return in.getBoolean() ? read(in) : null;
  }
}
