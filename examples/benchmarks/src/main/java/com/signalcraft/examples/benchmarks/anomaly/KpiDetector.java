package com.signalcraft.examples.benchmarks.anomaly;

import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.function.Function;

/**
 * A detector that is scored. Immutable.
 *
 * @param names what it is called in the tables, by reading
 * @param detect scores a series, in as many readings as there are names
 */
record KpiDetector(List<String> names, Function<TimeSeries, List<KpiScores>> detect) {

  private static final int SEED = 7;

  /**
   * All that are compared: ours with their options by default, the stream also with a rate at which
   * it finds about as many of the labels as its peers, and the thresholded random cut forests of
   * Amazon with theirs, of single values and of eight in a row, both by their score and by their
   * grade.
   */
  static List<KpiDetector> all() {
    return List.of(
        new KpiDetector(
            List.of("streaming"), series -> List.of(streaming(series, FalseAlarmRate.DEFAULT))),
        new KpiDetector(
            List.of("streaming, 3 false alarms a week"),
            series -> List.of(streaming(series, FalseAlarmRate.perWeek(3)))),
        new KpiDetector(List.of("batch"), series -> List.of(batch(series))),
        new KpiDetector(List.of("RCF, by score", "RCF, by grade"), series -> forest(series, 1)),
        new KpiDetector(
            List.of("RCF of shingle 8, by score", "RCF of shingle 8, by grade"),
            series -> forest(series, 8)));
  }

  private static KpiScores streaming(TimeSeries series, FalseAlarmRate rate) {
    Detection detection =
        Detectors.replay(
            Detectors.streaming(
                series.zone(),
                series.frequency().orElseThrow(),
                DetectorOptions.defaults().withFalseAlarms(rate)),
            series);
    return scores(detection);
  }

  private static KpiScores batch(TimeSeries series) {
    return scores(Detectors.seasonal().detect(series));
  }

  private static KpiScores scores(Detection detection) {
    List<Verdict> verdicts = detection.verdicts();
    double[] news = new double[verdicts.size()];
    boolean[] alarms = new boolean[verdicts.size()];
    for (int i = 0; i < news.length; i++) {
      news[i] = verdicts.get(i).score();
      alarms[i] = verdicts.get(i).isAnomaly();
    }
    return new KpiScores(news, detection.scores(), alarms);
  }

  private static List<KpiScores> forest(TimeSeries series, int shingle) {
    ThresholdedRandomCutForest forest =
        ThresholdedRandomCutForest.builder()
            .dimensions(shingle)
            .shingleSize(shingle)
            .randomSeed(SEED)
            .build();
    double[] scores = new double[series.size()];
    double[] grades = new double[series.size()];
    boolean[] alarms = new boolean[series.size()];
    for (int i = 0; i < scores.length; i++) {
      AnomalyDescriptor result =
          forest.process(new double[] {series.valueAt(i)}, series.timestampAt(i));
      scores[i] = result.getRCFScore();
      grades[i] = result.getAnomalyGrade();
      alarms[i] = grades[i] > 0;
    }
    return List.of(new KpiScores(scores, scores, alarms), new KpiScores(grades, grades, alarms));
  }
}
