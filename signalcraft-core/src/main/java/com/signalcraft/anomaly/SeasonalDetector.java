package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;

/** The batch detector of {@link Detectors#seasonal(DetectorOptions)}. */
final class SeasonalDetector implements AnomalyDetector {

  private static final int LEAST_VALUES = 8;
  private static final int LEAST_IN_TIME_BLOCK = 60;
  private static final int MOST_TIME_BLOCKS = 40;

  /** One normal residual in a thousand, but here one in fifty, may lie this far out. */
  private static final double FAR = 3.2;

  private static final double NEAR_SHARE = 0.98;
  private static final double MOST_TAIL = 1.5;

  /** A value known to one unit is off by the standard deviation of a uniform error, 1/√12. */
  static final double ROUNDING_SIGMA = 1 / Math.sqrt(12);

  private final DetectorOptions options;

  SeasonalDetector(DetectorOptions options) {
    this.options = Checks.required("options", options);
  }

  @Override
  public Detection detect(TimeSeries series) {
    Verdict[] verdicts = new Verdict[series.size()];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = Verdict.none(series.timestampAt(i), series.valueAt(i));
    }
    int[] observed = observed(series);
    if (observed.length >= LEAST_VALUES) {
      judge(series, observed, verdicts);
    }
    return new Detection(series, Arrays.asList(verdicts));
  }

  private static int[] observed(TimeSeries series) {
    int[] observed = new int[series.size()];
    int count = 0;
    for (int i = 0; i < series.size(); i++) {
      if (!series.isMissing(i)) {
        observed[count++] = i;
      }
    }
    return Arrays.copyOf(observed, count);
  }

  private void judge(TimeSeries series, int[] observed, Verdict[] verdicts) {
    long[] epochMillis = new long[observed.length];
    double[] values = new double[observed.length];
    double[] times = new double[observed.length];
    for (int i = 0; i < observed.length; i++) {
      epochMillis[i] = series.timestampAt(observed[i]);
      values[i] = series.valueAt(observed[i]);
      times[i] = epochMillis[i] - epochMillis[0];
    }
    LocalClock clock = new LocalClock(series.zone());
    SeasonPlan plan = SeasonPlan.of(series.frequency(), clock, epochMillis, values);
    double[] expected =
        RobustDecomposition.expected(times, values, plan.seasons(), plan.trendWindow());
    double[] scales = scales(values, expected, plan);
    Judge judge = new Judge(options, Judge.pointsPerWeek(series.frequency(), plan.spacingMillis()));
    for (int i = 0; i < observed.length; i++) {
      verdicts[observed[i]] = judge.judge(epochMillis[i], values[i], expected[i], scales[i]);
    }
  }

  private double[] scales(double[] values, double[] expected, SeasonPlan plan) {
    int n = values.length;
    double[] residuals = new double[n];
    Arrays.setAll(residuals, i -> values[i] - expected[i]);
    double typical = RobustStatistics.sigma(residuals);
    double[] scales = new double[n];
    Arrays.fill(scales, 1);
    if (typical > 0) {
      for (Season season : plan.seasons()) {
        vary(scales, residuals, season.slots(), season.count());
      }
      int blocks = Math.min(MOST_TIME_BLOCKS, n / LEAST_IN_TIME_BLOCK);
      if (blocks > 1) {
        int[] block = new int[n];
        Arrays.setAll(block, i -> (int) ((long) i * blocks / n));
        vary(scales, residuals, block, blocks);
      }
      typical = RobustStatistics.sigma(residuals);
    }
    double least = RobustStatistics.resolution(values) * ROUNDING_SIGMA;
    for (int i = 0; i < n; i++) {
      double scale = Math.max(least, typical * scales[i]);
      scales[i] = Math.max(options.scaleFloor().at(expected[i]), scale);
    }
    double tail = tail(values, expected, scales);
    for (int i = 0; i < n; i++) {
      scales[i] *= tail;
    }
    return scales;
  }

  private static void vary(double[] scales, double[] residuals, int[] groups, int count) {
    double[] ratios = ScaleModel.standardise(residuals, groups, count);
    for (int i = 0; i < scales.length; i++) {
      scales[i] *= ratios[groups[i]];
    }
  }

  /**
   * By how much the far residuals of one point in fifty exceed what normal noise has there: heavier
   * tails are part of the noise, up to a bound beyond which they are not believed.
   */
  private static double tail(double[] values, double[] expected, double[] scales) {
    double[] sizes = new double[values.length];
    Arrays.setAll(sizes, i -> Math.abs(values[i] - expected[i]) / scales[i]);
    Arrays.sort(sizes);
    double far = RobustStatistics.quantileOfSorted(sizes, NEAR_SHARE);
    return Math.max(1, Math.min(MOST_TAIL, far / FAR));
  }
}
