package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.AnomalyDetector;
import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * The detector of whole series: what a robust decomposition leaves is heard by several voices, each
 * calibrated on the series itself, and fused. Immutable and thread-safe.
 *
 * @param options what is set of it
 */
public record SeasonalDetector(DetectorOptions options) implements AnomalyDetector {

  private static final int LEAST_VALUES = 8;

  /** Checks that there are settings. */
  public SeasonalDetector {
    Checks.required("options", options);
  }

  @Override
  public Detection detect(TimeSeries series) {
    Observed observed = Observed.of(series);
    Verdict[] verdicts = new Verdict[series.size()];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = Verdict.none(series.timestampAt(i), series.valueAt(i));
    }
    if (observed.size() < LEAST_VALUES) {
      return new Detection(series, Arrays.asList(verdicts));
    }
    PointLabels labels = PointLabels.of(options, observed, series.zone());
    Baseline baseline =
        Baseline.of(observed, labels, series.frequency(), new LocalClock(series.zone()));
    double[] scales = baseline.scales(options.scaleFloor());
    double[] residuals = baseline.residuals(scales);
    List<ChangePoint> changes =
        ChangePointFinder.find(
            labels.outsideEvents(observed.epochMillis()),
            labels.outsideEvents(baseline.withoutSeasons()),
            options.scaleFloor());
    Hearing hearing = Hearing.of(residuals, labels, options.voices());
    Sentence sentence =
        new Sentence(options, hearing, labels, observed.pointsPerWeek(series.frequency()));
    double[] scores = new double[series.size()];
    double[] single =
        options.voices().contains(Voice.POINT)
            ? DenseScores.sizes(residuals)
            : new double[residuals.length];
    double[] dense = DenseScores.of(single, sentence.scores());
    for (int i = 0; i < residuals.length; i++) {
      int index = observed.indexes()[i];
      verdicts[index] =
          sentence.on(
              i,
              observed.epochMillis()[i],
              observed.values()[i],
              baseline.expected()[i],
              scales[i],
              isNewLevel(changes, observed.epochMillis()[i]));
      scores[index] = dense[i];
    }
    return new Detection(series, Arrays.asList(verdicts), scores, changes);
  }

  private static boolean isNewLevel(List<ChangePoint> changes, long epochMillis) {
    for (ChangePoint change : changes) {
      if (change.epochMillis() == epochMillis && change.kind() == ChangePoint.Kind.LEVEL) {
        return true;
      }
    }
    return false;
  }
}
