package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.anomaly.Segments.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Precision, recall and F1 by points, as in the AIOps challenge of 2018: all points of a labelled
 * anomaly are hits if one of its first points, up to a delay, is an alarm, and misses if none is;
 * alarms elsewhere in it make no difference. Each alarm outside is a false one. Collects the series
 * that are scored together.
 */
final class DelayedDetection {

  private final int delay;
  private final List<Gain> gains = new ArrayList<>();
  private long labelled;

  /** What comes to the alarms as the threshold falls to a score. */
  private record Gain(double score, int hits, int falseAlarms) {}

  /**
   * Nothing yet.
   *
   * @param delay by how many points after the first an alarm may be late
   */
  DelayedDetection(int delay) {
    this.delay = delay;
  }

  /**
   * What came out.
   *
   * @param precision hits among the alarms
   * @param recall hits among the labelled points
   */
  record Outcome(double precision, double recall) {

    /** The harmonic mean of both; 0 where there is no hit. */
    double f1() {
      return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
  }

  /** Adds a series. */
  void add(boolean[] labels, double[] scores) {
    for (Segment segment : Segments.of(labels)) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = segment.first(); i <= Math.min(segment.last(), segment.first() + delay); i++) {
        highest = Math.max(highest, scores[i]);
      }
      gains.add(new Gain(highest, segment.length(), 0));
      labelled += segment.length();
    }
    for (int i = 0; i < labels.length; i++) {
      if (!labels[i]) {
        gains.add(new Gain(scores[i], 0, 1));
      }
    }
  }

  /** With one threshold for all series. */
  Outcome at(double threshold) {
    long hits = 0;
    long falseAlarms = 0;
    for (Gain gain : gains) {
      if (gain.score() >= threshold) {
        hits += gain.hits();
        falseAlarms += gain.falseAlarms();
      }
    }
    return outcome(hits, falseAlarms);
  }

  /** With the threshold for all series that gives the greatest F1. */
  Outcome best() {
    List<Gain> falling = new ArrayList<>(gains);
    falling.sort(Comparator.comparingDouble(Gain::score).reversed());
    Outcome best = new Outcome(0, 0);
    long hits = 0;
    long falseAlarms = 0;
    for (int i = 0; i < falling.size(); i++) {
      hits += falling.get(i).hits();
      falseAlarms += falling.get(i).falseAlarms();
      boolean last =
          i + 1 == falling.size() || falling.get(i + 1).score() != falling.get(i).score();
      if (last && outcome(hits, falseAlarms).f1() > best.f1()) {
        best = outcome(hits, falseAlarms);
      }
    }
    return best;
  }

  private Outcome outcome(long hits, long falseAlarms) {
    return hits == 0
        ? new Outcome(0, 0)
        : new Outcome(hits / (double) (hits + falseAlarms), hits / (double) labelled);
  }
}
