package com.signalcraft.examples.benchmarks.anomaly;

/** What a detector said of each point of a series. Immutable. */
final class KpiScores {

  private static final int GAP = 4;

  private final double[] news;
  private final double[] oddness;
  private final boolean[] alarms;

  /**
   * Takes over what was said; one of each for each point.
   *
   * @param news the score whose highest values are to be told
   * @param oddness the score that is high as long as the series is odd
   * @param alarms whether the detector itself would tell
   */
  KpiScores(double[] news, double[] oddness, boolean[] alarms) {
    this.news = news.clone();
    this.oddness = oddness.clone();
    this.alarms = alarms.clone();
  }

  /** A copy of the score whose highest values are to be told. */
  double[] news() {
    return news.clone();
  }

  /** A copy of the score that is high as long as the series is odd. */
  double[] oddness() {
    return oddness.clone();
  }

  /**
   * 1 where the detector itself would tell for the first time: at an alarm with no other one among
   * the four points before it, 0 elsewhere.
   */
  double[] alarms() {
    double[] marks = new double[alarms.length];
    int last = -GAP - 1;
    for (int i = 0; i < marks.length; i++) {
      if (alarms[i]) {
        marks[i] = i - last > GAP ? 1 : 0;
        last = i;
      }
    }
    return marks;
  }
}
