package com.signalcraft.anomaly;

/**
 * Judges one point after the other: each verdict depends on the points up to it alone. Holds the
 * running state of one series; not thread-safe.
 */
public interface StreamingDetector {

  /**
   * Judges a point and learns from it.
   *
   * @param epochMillis the time stamp, in milliseconds since 1970-01-01T00:00Z, after that of the
   *     point before
   * @param value the value, or NaN where it is missing
   * @return the verdict
   * @throws com.signalcraft.error.ValidationException if the time stamp does not come after the one
   *     before, or the value is infinite; the state is as before
   */
  Verdict update(long epochMillis, double value);

  /**
   * The running state, to go on from later, in another process too.
   *
   * @return a compact, versioned form
   */
  byte[] saveState();
}
