package com.signalcraft.alerting.internal;

import java.time.Duration;
import java.util.UUID;

/**
 * Waits that double after each failure, give or take a fifth, so that those who failed together do
 * not come back together. Which fifth follows from the id and the number of the failure: the same
 * on each try. Immutable and thread-safe.
 *
 * @param first the wait after the first failure
 * @param longest the longest wait, before the fifth
 */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after a failure.
   *
   * @param id of what failed
   * @param failures how often it has failed, from 1
   * @return the wait, in whole milliseconds
   */
  public Duration after(UUID id, int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long wait = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.round(wait * (0.8 + 0.4 * unit(id, failures))));
  }

  /** A number from 0 to 1 that looks drawn: the finaliser of SplitMix64 (Steele et al. 2014). */
  private static double unit(UUID id, int failures) {
    long z = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
    z += failures * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
