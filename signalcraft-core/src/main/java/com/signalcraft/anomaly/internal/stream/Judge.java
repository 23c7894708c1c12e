package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.ChangeFloor;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.VoiceShare;
import com.signalcraft.anomaly.internal.TailMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a verdict of what the jury heard. Not thread-safe. */
final class Judge {

  private final SeverityScale severities;
  private final ChangeFloor floor;
  private final Direction direction;
  private final double threshold;
  private final double logThreshold;

  Judge(DetectorOptions options, double pointsPerWeek) {
    this.severities = options.severityScale();
    this.floor = options.changeFloor();
    this.direction = options.direction();
    this.threshold = Math.max(options.falseAlarms().threshold(pointsPerWeek), severities.least());
    this.logThreshold = TailMath.logTail(threshold);
  }

  /** The logarithm of the probability from which on a point is told. */
  double logThreshold() {
    return logThreshold;
  }

  Verdict judge(
      long epochMillis, double value, Expectation expectation, Jury jury, @Nullable String label) {
    double expected = expectation.expected();
    double sigma = expectation.sigma();
    double deviation = jury.deviationScore();
    boolean anomaly =
        label == null
            && Math.abs(deviation) >= threshold
            && direction.includes(deviation)
            && floor.passes(value, expected);
    Severity severity = anomaly ? severities.severityOf(deviation, threshold) : null;
    List<VoiceShare> voices = anomaly ? jury.shares() : List.of();
    return new Verdict(
        epochMillis,
        value,
        expected,
        expected - Math.max(floor.down(expected), sigma * jury.reach(-1, logThreshold)),
        expected + Math.max(floor.up(expected), sigma * jury.reach(1, logThreshold)),
        NewsScore.of(jury.logP()),
        deviation,
        severity,
        voices,
        label,
        false);
  }
}
