package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * Which anomalous points make one episode. Two of them in the same direction belong together while
 * no more than {@code maxGapSteps} points that are none lie between them or, where {@code maxGap}
 * is given, while they are no further apart than that; up and down are never merged. Immutable and
 * thread-safe.
 *
 * @param maxGapSteps how many points that are not anomalies of the direction (calm, missing, or odd
 *     to the other side) may lie between two that are; 0 to 1,000,000, 3 by default
 * @param maxGap how far apart in time two may be; replaces {@code maxGapSteps} where it is there;
 *     above 0; empty by default
 * @param maxDuration how long an episode may be from its first to its last anomalous point; one
 *     that goes on becomes a new episode; above 0; seven days by default
 * @param minPoints how many anomalous points an episode must have to be told, 1 to 1,000,000; 1 by
 *     default
 */
public record EpisodeRule(
    int maxGapSteps, Optional<Duration> maxGap, Duration maxDuration, int minPoints) {

  private static final int MOST = 1_000_000;
  private static final EpisodeRule DEFAULTS =
      new EpisodeRule(3, Optional.empty(), Duration.ofDays(7), 1);

  /** Checks the ranges. */
  public EpisodeRule {
    Checks.between("maxGapSteps", maxGapSteps, 0, MOST);
    Checks.required("maxGap", maxGap);
    maxGap.ifPresent(gap -> checkPositive("maxGap", gap));
    checkPositive("maxDuration", Checks.required("maxDuration", maxDuration));
    Checks.between("minPoints", minPoints, 1, MOST);
  }

  /**
   * The rule by default.
   *
   * @return gaps of up to three points, seven days, one point
   */
  public static EpisodeRule defaults() {
    return DEFAULTS;
  }

  /**
   * This rule with another gap, counted in points.
   *
   * @param points how many points may lie between two anomalous ones, 0 to 1,000,000
   * @return the rule
   */
  public EpisodeRule withMaxGapSteps(int points) {
    return new EpisodeRule(points, Optional.empty(), maxDuration, minPoints);
  }

  /**
   * This rule with another gap, as a time.
   *
   * @param gap how far apart two anomalous points may be, above 0
   * @return the rule
   */
  public EpisodeRule withMaxGap(Duration gap) {
    return new EpisodeRule(maxGapSteps, Optional.of(gap), maxDuration, minPoints);
  }

  /**
   * This rule with another greatest length.
   *
   * @param duration the length, above 0
   * @return the rule
   */
  public EpisodeRule withMaxDuration(Duration duration) {
    return new EpisodeRule(maxGapSteps, maxGap, duration, minPoints);
  }

  /**
   * This rule with another least number of anomalous points.
   *
   * @param points how many, 1 to 1,000,000
   * @return the rule
   */
  public EpisodeRule withMinPoints(int points) {
    return new EpisodeRule(maxGapSteps, maxGap, maxDuration, points);
  }

  private static void checkPositive(String field, Duration duration) {
    Checks.that(
        !duration.isNegative() && !duration.isZero(), field, "must be above 0, was " + duration);
  }
}
