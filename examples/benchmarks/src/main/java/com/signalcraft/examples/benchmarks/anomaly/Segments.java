package com.signalcraft.examples.benchmarks.anomaly;

import java.util.ArrayList;
import java.util.List;

/** The labelled anomalies of a series as runs of points. Stateless. */
final class Segments {

  private Segments() {}

  /**
   * A run of points.
   *
   * @param first the first point, from 0
   * @param last the last point
   */
  record Segment(int first, int last) {

    /** How many points it has. */
    int length() {
      return last - first + 1;
    }
  }

  /** The runs of points that are labelled, in order. */
  static List<Segment> of(boolean[] labels) {
    List<Segment> segments = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= labels.length; i++) {
      boolean labelled = i < labels.length && labels[i];
      if (labelled && first < 0) {
        first = i;
      } else if (!labelled && first >= 0) {
        segments.add(new Segment(first, i - 1));
        first = -1;
      }
    }
    return segments;
  }
}
