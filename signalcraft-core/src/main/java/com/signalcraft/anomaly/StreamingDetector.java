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
   * Takes in what a person says of an anomaly that was told. {@link Feedback#WRONG} makes the voice
   * that began the episode, on its side, need evidence ten times stronger (at most ten thousand
   * times, after four of them); that fades with a half-life of four weeks, or of 28 points where
   * points have no times. {@link Feedback#EXPECTED} makes the episode, up to twelve hours (or days)
   * of it, a part of the week, and the voice need evidence twice as strong. {@link
   * Feedback#CONFIRMED} takes one WRONG back, and never makes the detector more sensitive than its
   * {@link FalseAlarmRate}. {@link Feedback#ACKNOWLEDGED} changes nothing.
   *
   * @param feedback what is said
   * @param epochMillis a time from the first to the last anomaly of the episode, in milliseconds
   *     since 1970-01-01T00:00Z
   * @throws com.signalcraft.error.ValidationException if none of the last six episodes holds it;
   *     the state is as before
   */
  void feedback(Feedback feedback, long epochMillis);

  /**
   * The running state, to go on from later, in another process too.
   *
   * @return a compact, versioned form
   */
  byte[] saveState();
}
