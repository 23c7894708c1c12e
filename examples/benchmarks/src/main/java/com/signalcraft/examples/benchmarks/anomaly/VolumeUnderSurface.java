package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.anomaly.Segments.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * VUS-PR (Paparrizos et al. 2022, "Volume Under the Surface: A New Accuracy Evaluation Measure for
 * Time-Series Anomaly Detection"): the area below the curve of precision over recall, where a label
 * fades out over half a window to both sides of an anomaly, averaged over all windows from 0 to the
 * longest. As the authors' program does, it takes 250 thresholds, evenly by rank of the scores.
 */
final class VolumeUnderSurface {

  private static final int THRESHOLDS = 250;

  private final List<Segment> segments;
  private final boolean[] labels;

  /** By point, the first (highest) threshold that its score reaches. */
  private final int[] reached;

  /** By threshold, how many points reach it. */
  private final double[] predicted = new double[THRESHOLDS];

  private VolumeUnderSurface(boolean[] labels, double[] scores) {
    this.labels = labels.clone();
    this.segments = Segments.of(labels);
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] thresholds = new double[THRESHOLDS];
    double step = (scores.length - 1) / (double) (THRESHOLDS - 1);
    for (int k = 0; k < THRESHOLDS; k++) {
      int rank = k == THRESHOLDS - 1 ? scores.length - 1 : (int) (k * step);
      thresholds[k] = sorted[scores.length - 1 - rank];
    }
    reached = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      reached[i] = first(thresholds, scores[i]);
      predicted[reached[i]]++;
    }
    accumulate(predicted);
  }

  private static int first(double[] fallingThresholds, double score) {
    int low = 0;
    int high = fallingThresholds.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (score >= fallingThresholds[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void accumulate(double[] counts) {
    for (int k = 1; k < counts.length; k++) {
      counts[k] += counts[k - 1];
    }
  }

  /**
   * The volume.
   *
   * @param labels the points that people called anomalies; at least one
   * @param scores a score for each point, greater for the odder ones
   * @param longestWindow in points
   * @return between 0 and 1
   */
  static double precisionRecall(boolean[] labels, double[] scores, int longestWindow) {
    VolumeUnderSurface surface = new VolumeUnderSurface(labels, scores);
    double sum = 0;
    for (int window = 0; window <= longestWindow; window++) {
      sum += surface.area(window);
    }
    return sum / (longestWindow + 1);
  }

  private double area(int window) {
    List<Segment> wide = widened(window / 2);
    double[] insideHits = new double[THRESHOLDS];
    double[] besideHits = new double[THRESHOLDS];
    double[] found = new double[THRESHOLDS];
    double labelled = 0;
    for (Segment segment : segments) {
      labelled += segment.length();
    }
    double[] fading = fading(window);
    for (Segment segment : wide) {
      int earliest = THRESHOLDS - 1;
      for (int i = segment.first(); i <= segment.last(); i++) {
        earliest = Math.min(earliest, reached[i]);
        if (labels[i]) {
          insideHits[reached[i]]++;
        } else {
          besideHits[reached[i]] += fading[i];
        }
      }
      found[earliest]++;
    }
    accumulate(insideHits);
    accumulate(besideHits);
    accumulate(found);
    double area = 0;
    double before = 0;
    for (int k = 0; k < THRESHOLDS; k++) {
      double hits = insideHits[k] + besideHits[k];
      // Half of what is labelled and half of that with its surroundings, as far as these were hit.
      double positives = (labelled + labelled + besideHits[k]) / 2;
      double recall = Math.min(hits / positives, 1) * found[k] / wide.size();
      area += (recall - before) * hits / predicted[k];
      before = recall;
    }
    return area;
  }

  /** The segments with some points to both sides; those that meet are one. */
  private List<Segment> widened(int points) {
    List<Segment> wide = new ArrayList<>();
    int first = Math.max(0, segments.get(0).first() - points);
    for (int i = 0; i < segments.size(); i++) {
      int last = segments.get(i).last() + points;
      if (i == segments.size() - 1) {
        wide.add(new Segment(first, Math.min(last, labels.length - 1)));
      } else if (last < segments.get(i + 1).first() - points) {
        wide.add(new Segment(first, last));
        first = segments.get(i + 1).first() - points;
      }
    }
    return wide;
  }

  /** By point beside a segment, how much of a label it still has. */
  private double[] fading(int window) {
    double[] fading = new double[labels.length];
    for (Segment segment : segments) {
      for (int distance = 1; distance <= window / 2; distance++) {
        double share = Math.sqrt(1 - distance / (double) window);
        int after = segment.last() + distance;
        if (after < fading.length) {
          fading[after] = Math.min(1, fading[after] + share);
        }
        int before = segment.first() - distance;
        if (before >= 0) {
          fading[before] = Math.min(1, fading[before] + share);
        }
      }
    }
    return fading;
  }
}
