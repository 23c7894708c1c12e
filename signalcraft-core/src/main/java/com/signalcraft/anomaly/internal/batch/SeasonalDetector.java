package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.AnomalyDetector;
import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * The detector of whole series: what a robust decomposition leaves is heard by several voices, each
 * calibrated on the series itself, and fused. Immutable and thread-safe.
 */
public final class SeasonalDetector implements AnomalyDetector {

  private static final int LEAST_VALUES = 8;

  private final DetectorOptions options;

  /**
   * A detector.
   *
   * @param options what is set of it
   */
  public SeasonalDetector(DetectorOptions options) {
    this.options = Checks.required("options", options);
  }

  @Override
  public Detection detect(TimeSeries series) {
    Observed observed = Observed.of(series);
    Verdict[] verdicts = new Verdict[series.size()];
    double[] scores = new double[series.size()];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = Verdict.none(series.timestampAt(i), series.valueAt(i));
    }
    List<ChangePoint> changes = List.of();
    if (observed.size() >= LEAST_VALUES) {
      judge(series, observed, verdicts, scores);
    }
    return new Detection(series, Arrays.asList(verdicts), scores, changes);
  }

  private void judge(TimeSeries series, Observed observed, Verdict[] verdicts, double[] scores) {
    SeasonPlan plan =
        SeasonPlan.of(
            series.frequency(),
            new LocalClock(series.zone()),
            observed.epochMillis(),
            observed.values());
    double[] values = observed.values();
    Decomposed parts =
        RobustDecomposition.decompose(
            observed.times(), values, plan.seasons(), plan.trendWindow());
    double[] expected = parts.expected();
    double[] scales = Scales.of(values, expected, plan.seasons(), options.scaleFloor());
    double[] residuals = new double[values.length];
    Arrays.setAll(residuals, i -> (values[i] - expected[i]) / scales[i]);
    Hearing hearing = Hearing.of(residuals, options.voices());
    Sentence sentence = new Sentence(options, hearing, series.frequency(), plan.spacingMillis());
    for (int i = 0; i < values.length; i++) {
      verdicts[observed.indexes()[i]] =
          sentence.on(i, observed.epochMillis()[i], values[i], expected[i], scales[i]);
    }
    double[] dense = DenseScores.of(sentence.scores());
    for (int i = 0; i < dense.length; i++) {
      scores[observed.indexes()[i]] = dense[i];
    }
  }
}
