package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.Wording;
import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stretch of time in which a series was odd to one side: what a person wants to be told once.
 * Immutable and thread-safe.
 *
 * @param startMillis the time stamp of the first anomalous point, in milliseconds since
 *     1970-01-01T00:00Z
 * @param endMillis the time stamp of the last anomalous point
 * @param direction {@link Direction#UP} if values are too high, or vary too much; {@link
 *     Direction#DOWN} if they are too low, or vary too little
 * @param severity the highest severity of its points
 * @param peak the verdict with the greatest deviation; of equal ones the first
 * @param points how many of its points are anomalies, 1 or more
 * @param voices which voices spoke, by their mean share over these points, the loudest first
 */
public record Episode(
    long startMillis,
    long endMillis,
    Direction direction,
    Severity severity,
    Verdict peak,
    int points,
    List<VoiceShare> voices) {

  /** Checks that the parts fit together. */
  public Episode {
    Checks.required("direction", direction);
    Checks.that(direction != Direction.BOTH, "direction", "must be up or down, was both");
    Checks.required("severity", severity);
    Checks.required("peak", peak);
    voices = List.copyOf(voices);
    Checks.between("points", points, 1, Integer.MAX_VALUE);
    Checks.that(
        peak.epochMillis() >= startMillis && peak.epochMillis() <= endMillis,
        "peak",
        "must lie between start and end, was " + peak.instant());
  }

  /**
   * The first anomalous point's instant.
   *
   * @return the instant
   */
  public Instant start() {
    return Instant.ofEpochMilli(startMillis);
  }

  /**
   * The instant of the point with the greatest deviation.
   *
   * @return the instant
   */
  public Instant peakAt() {
    return peak.instant();
  }

  /**
   * The last anomalous point's instant.
   *
   * @return the instant
   */
  public Instant end() {
    return Instant.ofEpochMilli(endMillis);
  }

  /**
   * How long it lasted, from the first to the last anomalous point.
   *
   * @return the duration; zero for a single point
   */
  public Duration duration() {
    return Duration.ofMillis(endMillis - startMillis);
  }

  /**
   * The episode in words for a person, in English, such as "5 points odd over 20 minutes, critical;
   * at the peak 400 where 950 to 1,050 was expected: 12.3 standard deviations below; a single
   * value".
   *
   * @return one line without a full stop
   */
  public String explanation() {
    String what =
        points == 1 ? "1 point odd" : points + " points odd over " + Wording.duration(duration());
    return what + ", " + severity.wireName() + "; at the peak " + peak.explanation();
  }
}
