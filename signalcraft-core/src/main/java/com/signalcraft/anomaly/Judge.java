package com.signalcraft.anomaly;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.util.Optional;

/**
 * Turns a value, what was expected and a scale into a verdict. Immutable and thread-safe.
 *
 * <p>The score is the two-sided confidence of Student's t distribution with four degrees of
 * freedom, {@code sin θ (1 + cos² θ / 2)} with {@code θ = arctan(|d| / 2)} (Abramowitz and Stegun,
 * equation 26.7.4): heavier in its tails than the normal one, as KPIs are, and still telling 20
 * standard deviations from 200.
 */
final class Judge {

  /** Where deviation scores end: further out they say nothing more. */
  static final double GREATEST_DEVIATION = 10_000;

  /** Points in a week of a series without a calendar: each counts as a day. */
  static final double INDEX_POINTS_PER_WEEK = 7;

  private static final double WEEK_MILLIS = 7 * 86_400_000.0;

  private final SeverityScale severityScale;
  private final double threshold;

  Judge(DetectorOptions options, double pointsPerWeek) {
    this.severityScale = options.severityScale();
    this.threshold =
        Math.max(options.falseAlarms().threshold(pointsPerWeek), severityScale.least());
  }

  /** How many points a series has in a week, by its frequency or else by a typical distance. */
  static double pointsPerWeek(Optional<Frequency> frequency, double spacingMillis) {
    if (frequency.isPresent() && frequency.get().unit() == FrequencyUnit.INDEX) {
      return INDEX_POINTS_PER_WEEK;
    }
    return WEEK_MILLIS / Math.max(1, spacingMillis);
  }

  double threshold() {
    return threshold;
  }

  Verdict judge(long epochMillis, double value, double expected, double scale) {
    double deviation = deviation(value, expected, scale);
    boolean anomaly = Math.abs(deviation) >= threshold;
    double reach = threshold * scale;
    return new Verdict(
        epochMillis,
        value,
        expected,
        expected - reach,
        expected + reach,
        score(deviation),
        deviation,
        anomaly ? severityScale.severityOf(deviation, threshold) : null);
  }

  static double deviation(double value, double expected, double scale) {
    double raw = (value - expected) / scale;
    return Math.max(-GREATEST_DEVIATION, Math.min(GREATEST_DEVIATION, raw));
  }

  static double score(double deviation) {
    double square = deviation * deviation;
    double sine = Math.abs(deviation) / Math.sqrt(4 + square);
    return Math.min(1, sine * (1 + 2 / (4 + square)));
  }
}
