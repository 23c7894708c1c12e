package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.io.Serializable;
import org.apache.commons.math3.special.Erf;

/**
 * The sensitivity of a detector, said by what it costs: how many alarms it may give on a series in
 * which nothing is wrong. The streaming detector counts episodes, that is starts of alarms: it
 * learns how often evidence of some strength begins in the series itself, so that heavy tails, runs
 * and several voices do not give more. The detector of whole series turns the rate into a threshold
 * in standard deviations by the two-sided tail of the normal distribution. Immutable and
 * thread-safe.
 *
 * @param rate how many false alarms: for {@link Basis#PER_WEEK} a count above 0 and at most 10,000;
 *     for {@link Basis#SHARE_OF_POINTS} a share, at least 1e-9 and at most 0.5
 * @param basis what the rate counts
 */
public record FalseAlarmRate(double rate, Basis basis) implements Serializable {

  /** The rate by default: one false alarm in ten weeks of a series, see {@link #perWeek}. */
  public static final FalseAlarmRate DEFAULT = perWeek(0.1);

  /**
   * The greatest share of points that a rate per week may come to, 1 in 80: a threshold of 2.498
   * standard deviations. Without it, series of few points a week would be all alarms.
   */
  public static final double GREATEST_WEEKLY_SHARE = 1.0 / 80;

  private static final double LEAST_SHARE = 1e-9;
  private static final double GREATEST_SHARE = 0.5;
  private static final double GREATEST_PER_WEEK = 10_000;

  /** What a rate counts. */
  public enum Basis {
    /** Alarms in a week of the series' own time. */
    PER_WEEK,
    /** Alarms for each point. */
    SHARE_OF_POINTS
  }

  /** Checks the rate. */
  public FalseAlarmRate {
    Checks.required("basis", basis);
    boolean weekly = basis == Basis.PER_WEEK;
    Checks.that(
        weekly
            ? rate > 0 && rate <= GREATEST_PER_WEEK
            : rate >= LEAST_SHARE && rate <= GREATEST_SHARE,
        "rate",
        weekly
            ? "must be above 0 and at most 10000 a week, was " + rate
            : "must be from 1e-9 to 0.5 of the points, was " + rate);
  }

  /**
   * So many false alarms in a week of the series' time, whatever the distance of its points; but
   * never more than {@link #GREATEST_WEEKLY_SHARE} of the points.
   *
   * @param count how many, above 0 and at most 10,000
   * @return the rate
   * @throws com.signalcraft.error.ValidationException if the count is outside
   */
  public static FalseAlarmRate perWeek(double count) {
    return new FalseAlarmRate(count, Basis.PER_WEEK);
  }

  /**
   * A share of the points, whatever their distance.
   *
   * @param share the share, 1e-9 to 0.5
   * @return the rate
   * @throws com.signalcraft.error.ValidationException if the share is outside
   */
  public static FalseAlarmRate shareOfPoints(double share) {
    return new FalseAlarmRate(share, Basis.SHARE_OF_POINTS);
  }

  /**
   * The share of points that may be false alarms in a series.
   *
   * @param pointsPerWeek how many points the series has in a week, above 0
   * @return the share, 1e-9 to 0.5
   */
  public double shareOf(double pointsPerWeek) {
    if (basis == Basis.SHARE_OF_POINTS) {
      return rate;
    }
    return Math.max(LEAST_SHARE, Math.min(GREATEST_WEEKLY_SHARE, rate / pointsPerWeek));
  }

  /**
   * The threshold of this rate: by how many standard deviations a point must differ from what was
   * expected. A normal variable is further out, on either side, with the probability {@link
   * #shareOf}.
   *
   * @param pointsPerWeek how many points the series has in a week, above 0
   * @return the threshold, in standard deviations, 0.674 to 6.1
   */
  public double threshold(double pointsPerWeek) {
    return Math.sqrt(2) * Erf.erfcInv(shareOf(pointsPerWeek));
  }
}
