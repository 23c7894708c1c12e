package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.ScaleFloor;
import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the level or the spread of a series without its seasons changes for good. Outliers are
 * clipped first, so that no short outage is a change (as biweight losses do; Fearnhead and Rigaill,
 * 2019, JASA 114, 169–183); the noise is measured over blocks of several lengths, so that noise
 * that hangs together is not taken for changes; and the penalty is three times the logarithm of the
 * length (Zhang and Siegmund, 2007, Biometrics 63, 22–32). Long series are searched as at most
 * 2,000 medians of blocks. Stateless.
 */
final class ChangePointFinder {

  private static final int MOST_BLOCKS = 2_000;
  private static final int LEAST_LENGTH = 5;
  private static final int LEAST_SPREAD_LENGTH = 10;
  private static final int HALF_WINDOW = 3;
  private static final double CLIP = 3;
  private static final double PENALTY = 3;
  private static final double SLOPE_PENALTY = 2;

  /** A change of less than so many standard deviations of single values is not worth telling. */
  private static final double LEAST_JUMP = 1;

  /** The spread must change by this factor at least. */
  private static final double LEAST_FACTOR = 1.5;

  /** The standard deviation of the logarithm of the size of a normal variable, π/√8. */
  private static final double LOG_SIZE_DEVIATION = Math.PI / Math.sqrt(8);

  private static final double LEAST_SIZE = 0.05;
  private static final double MOST_SCORE = 10_000;

  private final long[] epochMillis;
  private final double[] level;
  private final int block;
  private final double[] medians;
  private final double sigma;
  private final double single;

  private ChangePointFinder(long[] epochMillis, double[] level, ScaleFloor floor) {
    this.epochMillis = epochMillis;
    this.level = level;
    this.block = (level.length + MOST_BLOCKS - 1) / MOST_BLOCKS;
    this.medians = blockMedians(level, block);
    double typical = Math.abs(RobustStatistics.median(level));
    this.sigma = Math.max(floor.at(typical), differenceSigma(medians));
    this.single = Math.max(floor.at(typical), differenceSigma(level));
  }

  /**
   * The change points of a series.
   *
   * @param epochMillis the time stamps, rising
   * @param level the values without their seasons, finite
   * @param floor the least standard deviation
   * @return the change points, in order of time
   */
  static List<ChangePoint> find(long[] epochMillis, double[] level, ScaleFloor floor) {
    if (level.length < 2 * LEAST_LENGTH) {
      return List.of();
    }
    return new ChangePointFinder(epochMillis, level, floor).find();
  }

  private List<ChangePoint> find() {
    int n = medians.length;
    double origin = RobustStatistics.median(medians);
    double[] units = clipped();
    double longRun = longRunSigma(units);
    for (int i = 0; i < n; i++) {
      units[i] = (units[i] - origin) / longRun;
    }
    double log = Math.log(n);
    Segmentation levels = new Segmentation(units, PENALTY * log, SLOPE_PENALTY * log, LEAST_LENGTH);
    int[] cuts = levels.cuts();
    List<ChangePoint> found = new ArrayList<>();
    double[] rest = new double[level.length];
    for (int s = 0; s <= cuts.length; s++) {
      int from = s == 0 ? 0 : cuts[s - 1];
      int to = s == cuts.length ? n : cuts[s];
      double[] ends = levels.ends(from, to);
      for (int i = from * block; i < Math.min(level.length, to * block); i++) {
        double share = (i / block - from) / (double) (to - from - 1);
        double line = ends[0] + share * (ends[1] - ends[0]);
        rest[i] = level[i] - origin - longRun * line;
      }
      if (s > 0) {
        int before = s == 1 ? 0 : cuts[s - 2];
        double left = levels.ends(before, from)[1];
        addLevel(found, new int[] {before, from, to}, left, ends[0], origin, longRun);
      }
    }
    addSpreads(found, rest);
    found.sort(Comparator.comparingLong(ChangePoint::epochMillis));
    return List.copyOf(found);
  }

  private void addLevel(
      List<ChangePoint> found,
      int[] stretch,
      double left,
      double right,
      double origin,
      double longRun) {
    double jump = (right - left) * longRun;
    if (Math.abs(jump) < LEAST_JUMP * single) {
      return;
    }
    double before = origin + longRun * left;
    double after = origin + longRun * right;
    double error = Math.sqrt(1.0 / (stretch[1] - stretch[0]) + 1.0 / (stretch[2] - stretch[1]));
    int index = refined(stretch[1], before, after);
    found.add(
        new ChangePoint(
            epochMillis[index],
            ChangePoint.Kind.LEVEL,
            before,
            after,
            bounded((right - left) / error)));
  }

  /** The cut between two blocks, as a cut between two values. */
  private int refined(int cut, double before, double after) {
    if (block == 1) {
      return cut;
    }
    int from = (cut - 1) * block;
    int to = Math.min(level.length - 1, (cut + 1) * block);
    int best = cut * block;
    double gain = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (gain > most) {
        most = gain;
        best = i;
      }
      gain += Math.signum(Math.abs(level[i] - after) - Math.abs(level[i] - before));
    }
    return best;
  }

  private void addSpreads(List<ChangePoint> found, double[] rest) {
    int n = medians.length;
    double[] sizes = new double[n];
    double usual = Math.max(single, RobustStatistics.sigma(rest));
    for (int i = 0; i < rest.length; i++) {
      double size = Math.max(LEAST_SIZE, Math.abs(rest[i]) / usual);
      sizes[i / block] += Math.log(size) / (LOG_SIZE_DEVIATION * Math.sqrt(block));
    }
    double penalty = PENALTY * Math.log(n);
    int[] cuts =
        new Segmentation(sizes, penalty, Double.POSITIVE_INFINITY, LEAST_SPREAD_LENGTH).cuts();
    for (int c = 0; c < cuts.length; c++) {
      int from = c == 0 ? 0 : cuts[c - 1];
      int to = c == cuts.length - 1 ? n : cuts[c + 1];
      double before = RobustStatistics.sigma(stretch(rest, from, cuts[c]));
      double after = RobustStatistics.sigma(stretch(rest, cuts[c], to));
      double floor = LEAST_SIZE * usual;
      double ratio = Math.log(Math.max(floor, after) / Math.max(floor, before));
      if (Math.abs(ratio) < Math.log(LEAST_FACTOR)) {
        continue;
      }
      double error = Math.sqrt((1.0 / (cuts[c] - from) + 1.0 / (to - cuts[c])) / block);
      found.add(
          new ChangePoint(
              epochMillis[cuts[c] * block],
              ChangePoint.Kind.SPREAD,
              before,
              after,
              bounded(ratio / (LOG_SIZE_DEVIATION * error))));
    }
  }

  private double[] stretch(double[] rest, int from, int to) {
    return Arrays.copyOfRange(rest, from * block, Math.min(rest.length, to * block));
  }

  private static double bounded(double score) {
    return Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score));
  }

  private static double[] blockMedians(double[] level, int block) {
    if (block == 1) {
      return level;
    }
    double[] medians = new double[(level.length + block - 1) / block];
    Arrays.setAll(
        medians,
        b ->
            RobustStatistics.median(
                Arrays.copyOfRange(level, b * block, Math.min(level.length, (b + 1) * block))));
    return medians;
  }

  /** The noise of single values, by their differences. */
  private static double differenceSigma(double[] values) {
    double[] differences = new double[values.length - 1];
    Arrays.setAll(differences, i -> (values[i + 1] - values[i]) / Math.sqrt(2));
    return RobustStatistics.sigma(differences);
  }

  /** The greatest noise that blocks of 1, 2, 4, … values, twenty of them at least, speak of. */
  private double longRunSigma(double[] values) {
    double greatest = sigma;
    for (int length = 2; values.length / length >= 20; length *= 2) {
      double[] means = new double[values.length / length];
      for (int b = 0; b < means.length; b++) {
        for (int i = 0; i < length; i++) {
          means[b] += values[b * length + i] / length;
        }
      }
      greatest = Math.max(greatest, Math.sqrt(length) * differenceSigma(means));
    }
    return greatest;
  }

  /** The values, those far from their neighbours drawn near them. */
  private double[] clipped() {
    double[] middle = RunningMedian.centred(medians, HALF_WINDOW, true);
    double reach = CLIP * sigma;
    double[] clipped = new double[medians.length];
    for (int i = 0; i < clipped.length; i++) {
      double away = medians[i] - middle[i];
      clipped[i] = middle[i] + Math.max(-reach, Math.min(reach, away));
    }
    return clipped;
  }
}
