package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.Voice;
import java.util.Arrays;
import java.util.List;

/**
 * All voices heard of one series.
 *
 * @param evidence what they say
 * @param upper the tail of single residuals above what was expected
 * @param lower the same below
 */
record Hearing(Evidence evidence, TailFit upper, TailFit lower) {

  private static final int[] RUNS = {5, 10};
  private static final int[] SCATTERS = {8, 24};

  /** A series must be so many windows long for a voice that hears windows. */
  private static final int LEAST_WINDOWS = 4;

  /**
   * Hears the voices.
   *
   * @param residuals the residuals, in standard deviations
   * @param labels which of them lie in known events, which nothing is learnt from
   * @param voices which voices are heard; {@link Voice#EXTREME} says nothing where the whole series
   *     is in view
   * @return what they say
   */
  static Hearing of(double[] residuals, PointLabels labels, List<Voice> voices) {
    double[] known = labels.with(residuals, Double.NaN);
    double[] negated = new double[residuals.length];
    Arrays.setAll(negated, i -> -known[i]);
    TailFit upper = TailFit.of(known, 2);
    TailFit lower = TailFit.of(negated, 2);
    Evidence evidence = new Evidence(residuals.length);
    if (voices.contains(Voice.POINT)) {
      evidence.hear(Voice.POINT, residuals, residuals, upper, lower);
    }
    double[] outside = labels.outsideEvents(residuals);
    for (int window : RUNS) {
      if (voices.contains(Voice.RUN) && outside.length >= LEAST_WINDOWS * window) {
        double[] signed = Statistics.signedRun(outside, window);
        double[] absolute = Statistics.absoluteRun(outside, window);
        evidence.twoSided(Voice.RUN, labels.atTheirPlaces(signed));
        evidence.oneSided(Voice.RUN, labels.atTheirPlaces(absolute), residuals);
      }
    }
    for (int window : SCATTERS) {
      if (voices.contains(Voice.VARIANCE) && outside.length >= LEAST_WINDOWS * window) {
        double[] scatter = Statistics.scatter(outside, window);
        evidence.twoSided(Voice.VARIANCE, labels.atTheirPlaces(scatter));
      }
    }
    return new Hearing(evidence, upper, lower);
  }
}
