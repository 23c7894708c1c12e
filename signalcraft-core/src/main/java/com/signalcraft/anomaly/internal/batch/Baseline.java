package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.ScaleFloor;
import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.series.Frequency;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was to be expected of a series. Points of known events are not learnt from: they take the
 * values that the others let expect.
 */
final class Baseline {

  private final double[] values;
  private final double[] learnt;
  private final SeasonPlan plan;
  private final Decomposed parts;

  private Baseline(double[] values, double[] learnt, SeasonPlan plan, Decomposed parts) {
    this.values = values;
    this.learnt = learnt;
    this.plan = plan;
    this.parts = parts;
  }

  static Baseline of(
      Observed observed, PointLabels labels, Optional<Frequency> frequency, LocalClock clock) {
    double[] values = observed.values();
    double[] learnt = values;
    if (labels.anyEvent()) {
      learnt = labels.bridged(values);
      SeasonPlan first = SeasonPlan.of(frequency, clock, observed.epochMillis(), learnt);
      double[] expected = decompose(observed, learnt, first).expected();
      for (int i = 0; i < learnt.length; i++) {
        learnt[i] = labels.inEvent(i) ? expected[i] : learnt[i];
      }
    }
    SeasonPlan plan = SeasonPlan.of(frequency, clock, observed.epochMillis(), learnt);
    return new Baseline(values, learnt, plan, decompose(observed, learnt, plan));
  }

  private static Decomposed decompose(Observed observed, double[] values, SeasonPlan plan) {
    return RobustDecomposition.decompose(
        observed.times(), values, plan.seasons(), plan.trendWindow());
  }

  /** What was expected of each value. */
  double[] expected() {
    return parts.expected();
  }

  /** The standard deviation of each value about that. */
  double[] scales(ScaleFloor floor) {
    return Scales.of(learnt, parts.expected(), plan.seasons(), floor);
  }

  /** How far each value is from what was expected, in standard deviations, at most 10,000. */
  double[] residuals(double[] scales) {
    double[] residuals = new double[values.length];
    Arrays.setAll(
        residuals,
        i -> {
          double residual = (values[i] - parts.expected()[i]) / scales[i];
          return Math.max(-Sentence.MOST, Math.min(Sentence.MOST, residual));
        });
    return residuals;
  }

  /** The values learnt from, without their seasonal effects. */
  double[] withoutSeasons() {
    return parts.withoutSeasons(learnt);
  }
}
