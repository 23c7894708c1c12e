package com.signalcraft.examples.benchmarks.anomaly;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.signalcraft.anomaly.StreamingDetector;

/** A detector that takes in the points of a made-up KPI without end, from where it left off. */
@FunctionalInterface
interface Feed {

  /** Takes the next points in. */
  void take(int count);

  /** The time that a point takes, in nanoseconds, over the next points. */
  default double nanos(int count) {
    long start = System.nanoTime();
    take(count);
    return (System.nanoTime() - start) / (double) count;
  }

  /**
   * One of our detectors.
   *
   * @param values the values, which begin anew after the last one
   */
  static Feed of(StreamingDetector detector, double[] values) {
    return new Feed() {
      private long next;
      private long anomalies;

      @Override
      public void take(int count) {
        for (int i = 0; i < count; i++) {
          double value = values[(int) (next % values.length)];
          if (detector.update(SyntheticKpi.time(next), value).isAnomaly()) {
            anomalies++;
          }
          next++;
        }
        if (anomalies > next / 100) {
          throw new IllegalStateException(anomalies + " of " + next + " points are anomalies");
        }
      }
    };
  }

  /**
   * A random cut forest.
   *
   * @param values the values, which begin anew after the last one
   */
  static Feed of(ThresholdedRandomCutForest forest, double[] values) {
    return new Feed() {
      private long next;

      @Override
      public void take(int count) {
        for (int i = 0; i < count; i++) {
          double value = values[(int) (next % values.length)];
          forest.process(new double[] {value}, SyntheticKpi.time(next));
          next++;
        }
      }
    };
  }
}
