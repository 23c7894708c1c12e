package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * A firing so far. Immutable.
 *
 * @param since when it began, in milliseconds since 1970-01-01T00:00Z
 * @param latest the newest reading that was not clear
 * @param worst the reading furthest out
 */
public record Episode(long since, AlertReading latest, AlertReading worst) {

  /**
   * This firing with its next reading.
   *
   * @param reading a reading that is not clear
   * @param terms what is worse
   * @return the firing
   */
  Episode with(AlertReading reading, Terms terms) {
    boolean worse = terms.worse().isWorse(reading.measure(), worst.measure());
    return new Episode(since, reading, worse ? reading : worst);
  }

  static Episode restore(StateReader in) {
    return new Episode(in.getLong(), ReadingFormat.read(in), ReadingFormat.read(in));
  }

  void save(StateWriter out) {
    out.put(since);
    ReadingFormat.write(out, latest);
    ReadingFormat.write(out, worst);
  }
}
