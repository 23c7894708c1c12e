package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import java.time.Instant;

/**
 * Where a row stands in a list that is ordered by time: rows of one instant in the order in which
 * they were made. Immutable.
 *
 * @param at the instant
 * @param sequence the number of the row, unlike that of any other
 */
public record RowKey(Instant at, long sequence) implements Comparable<RowKey> {

  public RowKey {
    Checks.required("at", at);
  }

  /**
   * A key that is before those of all rows of an instant.
   *
   * @param at the instant
   * @return the key
   */
  public static RowKey before(Instant at) {
    return new RowKey(at, Long.MIN_VALUE);
  }

  @Override
  public int compareTo(RowKey other) {
    int time = at.compareTo(other.at);
    return time != 0 ? time : Long.compare(sequence, other.sequence);
  }
}
