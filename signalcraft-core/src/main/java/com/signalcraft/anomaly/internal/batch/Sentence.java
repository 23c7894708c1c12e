package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.VoiceShare;
import com.signalcraft.anomaly.internal.TailMath;
import java.util.List;

/** Turns what the voices say into verdicts. Not thread-safe. */
final class Sentence {

  /** Where deviations end: further out they say nothing more. */
  static final double MOST = 10_000;

  /** Voices that are less loud than this share of the threshold have no part in an anomaly. */
  private static final double LEAST_PART = 0.75;

  /** How many independent statistics several dependent ones come to: by simulation. */
  private static final double INDEPENDENT_SHARE = 0.6;

  private final DetectorOptions options;
  private final Hearing hearing;
  private final PointLabels labels;
  private final double threshold;
  private final double independent;
  private final double loudEnough;
  private final double[] scores;

  Sentence(DetectorOptions options, Hearing hearing, PointLabels labels, double pointsPerWeek) {
    this.options = options;
    this.hearing = hearing;
    this.labels = labels;
    this.threshold =
        Math.max(options.falseAlarms().threshold(pointsPerWeek), options.severityScale().least());
    Evidence evidence = hearing.evidence();
    this.independent = 1 + INDEPENDENT_SHARE * (evidence.statistics() - 1);
    this.scores = new double[evidence.size()];
    for (int i = 0; i < scores.length; i++) {
      double logTail = TailMath.logTail(evidence.loudest(i));
      scores[i] = TailMath.score(TailMath.fused(logTail, independent));
    }
    TailFit last = TailFit.ofScores(labels.with(scores, Double.NaN));
    for (int i = 0; i < scores.length; i++) {
      scores[i] = last.score(scores[i]);
    }
    double fused = last.valueAt(threshold);
    this.loudEnough = TailMath.score(TailMath.unfused(TailMath.logTail(fused), independent));
  }

  Verdict on(
      int index, long epochMillis, double value, double expected, double scale, boolean newLevel) {
    double loudest = hearing.evidence().loudest(index);
    double deviation = Math.copySign(scores[index], loudest);
    boolean anomaly =
        Math.abs(deviation) >= threshold
            && labels.at(index) == null
            && options.direction().includes(deviation)
            && options.changeFloor().passes(value, expected);
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
        labels.at(index),
        newLevel);
  }

  /** The fused normal scores of the points. */
  double[] scores() {
    return scores;
  }
}
