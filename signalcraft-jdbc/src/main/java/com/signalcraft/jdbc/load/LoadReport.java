package com.signalcraft.jdbc.load;

import com.signalcraft.common.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What became of the points of a load. Immutable.
 *
 * @param inserted new points
 * @param corrected points that were there with another value
 * @param unchanged points that were there with the same value
 * @param superseded points followed by a later one with the same key in their batch
 * @param rejected points that were refused; which and why is told batch by batch
 * @param batches how many batches there were
 * @param replayed how many of them had been written before with their key, and got that answer
 * @param staged how many of them went by {@code COPY}
 * @param notStaged why the others did not; null where all did
 */
public record LoadReport(
    long inserted,
    long corrected,
    long unchanged,
    long superseded,
    long rejected,
    long batches,
    long replayed,
    long staged,
    @Nullable String notStaged) {

  public LoadReport {
    Checks.that(
        staged <= batches, "staged", "must be at most " + batches + ", the batches, was " + staged);
  }

  /**
   * How many points there were.
   *
   * @return all counts of points together
   */
  public long points() {
    return inserted + corrected + unchanged + superseded + rejected;
  }
}
