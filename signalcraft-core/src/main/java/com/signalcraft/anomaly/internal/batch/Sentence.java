package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.VoiceShare;
import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.anomaly.internal.TailMath;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.util.List;
import java.util.Optional;

/** Turns what the voices say into verdicts. Not thread-safe. */
final class Sentence {

  /** Points in a week of a series without a calendar: each counts as a day. */
  private static final double INDEX_POINTS_PER_WEEK = 7;

  private static final double WEEK_MILLIS = 7 * (double) LocalClock.DAY;

  /** Voices that are less loud than this share of the threshold have no part in an anomaly. */
  private static final double LEAST_PART = 0.75;

  /** How many independent statistics several dependent ones come to: by simulation. */
  private static final double INDEPENDENT_SHARE = 0.6;

  private final DetectorOptions options;
  private final Hearing hearing;
  private final double threshold;
  private final double independent;
  private final double loudEnough;
  private final double[] scores;

  Sentence(
      DetectorOptions options, Hearing hearing, Optional<Frequency> frequency, double spacing) {
    this.options = options;
    this.hearing = hearing;
    this.threshold =
        Math.max(
            options.falseAlarms().threshold(pointsPerWeek(frequency, spacing)),
            options.severityScale().least());
    Evidence evidence = hearing.evidence();
    this.independent = 1 + INDEPENDENT_SHARE * (evidence.statistics() - 1);
    this.scores = new double[evidence.size()];
    for (int i = 0; i < scores.length; i++) {
      double logTail = TailMath.logTail(evidence.loudest(i));
      scores[i] = TailMath.score(TailMath.fused(logTail, independent));
    }
    TailFit last = TailFit.ofScores(scores);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = last.score(scores[i]);
    }
    double fused = last.valueAt(threshold);
    this.loudEnough = TailMath.score(TailMath.unfused(TailMath.logTail(fused), independent));
  }

  private static double pointsPerWeek(Optional<Frequency> frequency, double spacingMillis) {
    if (frequency.isPresent() && frequency.get().unit() == FrequencyUnit.INDEX) {
      return INDEX_POINTS_PER_WEEK;
    }
    return WEEK_MILLIS / Math.max(1, spacingMillis);
  }

  Verdict on(int index, long epochMillis, double value, double expected, double scale) {
    double loudest = hearing.evidence().loudest(index);
    double deviation = Math.copySign(scores[index], loudest);
    boolean anomaly = Math.abs(deviation) >= threshold && options.direction().includes(deviation);
    List<VoiceShare> voices =
        anomaly ? hearing.evidence().shares(index, LEAST_PART * loudEnough) : List.of();
    return new Verdict(
        epochMillis,
        value,
        expected,
        expected - scale * hearing.lower().valueAt(loudEnough),
        expected + scale * hearing.upper().valueAt(loudEnough),
        TailMath.oddness(TailMath.logTail(deviation)),
        deviation,
        anomaly ? options.severityScale().severityOf(deviation, threshold) : null,
        voices,
        null,
        false);
  }

  /** The fused normal scores of the points. */
  double[] scores() {
    return scores;
  }
}
