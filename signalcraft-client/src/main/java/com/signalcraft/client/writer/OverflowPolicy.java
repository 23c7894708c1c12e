package com.signalcraft.client.writer;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * What a writer does with a point that it has no room for. Immutable.
 *
 * @param spills whether the point goes to the journal alone, and is read back in its turn; the room
 *     is then that of the journal
 * @param maxWait how long {@code write} waits for room before it throws {@link
 *     com.signalcraft.error.OverloadedException}, not negative; zero to throw at once
 */
public record OverflowPolicy(boolean spills, Duration maxWait) {

  public OverflowPolicy {
    Checks.required("max_wait", maxWait);
    Checks.that(!maxWait.isNegative(), "max_wait", "must not be negative, was " + maxWait);
  }

  /**
   * Back-pressure: the caller waits for room.
   *
   * @param maxWait how long at the most, not negative
   * @return the policy
   */
  public static OverflowPolicy block(Duration maxWait) {
    return new OverflowPolicy(false, maxWait);
  }

  /**
   * The point is not taken and the caller told at once.
   *
   * @return the policy
   */
  public static OverflowPolicy reject() {
    return new OverflowPolicy(false, Duration.ZERO);
  }

  /**
   * Points beyond the queue's capacity are kept in the journal alone. Needs a journal.
   *
   * @param maxWait how long the caller waits where the journal is full too, not negative
   * @return the policy
   */
  public static OverflowPolicy spill(Duration maxWait) {
    return new OverflowPolicy(true, maxWait);
  }
}
