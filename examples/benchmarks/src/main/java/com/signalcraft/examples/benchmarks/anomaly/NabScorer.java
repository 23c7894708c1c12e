package com.signalcraft.examples.benchmarks.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): every row whose score reaches
 * the threshold is an alarm. Of the alarms in a window the first counts, the more the earlier it
 * is; each one outside costs, the less the sooner it comes after a window; a window without an
 * alarm costs too. The sum is put on a scale on which no alarms are 0 and one at the start of each
 * window, and no other, is 100.
 *
 * <p>Holds the rows of some files that count, by falling score. Immutable.
 */
final class NabScorer {

  private static final double STEEPNESS = 5;

  /** As far behind a window, in lengths of it, as makes no more difference. */
  private static final double FAR = 3;

  private static final int OUTSIDE = -1;

  private final List<Row> rows;
  private final List<String> windows;

  private record Row(double score, double worth, int window) {}

  private NabScorer(List<Row> rows, List<String> windows) {
    this.rows = rows;
    this.windows = windows;
  }

  /**
   * Rows of files.
   *
   * @param files the files
   * @param scores the score of each row of each file
   */
  static NabScorer of(List<NabFile> files, List<double[]> scores) {
    List<Row> rows = new ArrayList<>();
    List<String> windows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      add(files.get(i), scores.get(i), rows, windows);
    }
    rows.sort(Comparator.comparingDouble(Row::score).reversed());
    return new NabScorer(rows, windows);
  }

  private static void add(NabFile file, double[] scores, List<Row> rows, List<String> windows) {
    if (scores.length != file.size()) {
      throw new IllegalArgumentException(
          file.name()
              + " has "
              + file.size()
              + " rows, but there are "
              + scores.length
              + " scores");
    }
    int first = windows.size();
    for (int i = 0; i < file.windows().size(); i++) {
      windows.add(file.name() + " #" + (i + 1));
    }
    int next = 0;
    for (int i = 0; i < file.size(); i++) {
      while (next < file.windows().size() && file.windows().get(next).last() < i) {
        next++;
      }
      boolean inside = next < file.windows().size() && file.windows().get(next).first() <= i;
      if (i >= file.probation()) {
        if (Double.isNaN(scores[i])) {
          throw new IllegalArgumentException(file.name() + " has no score in row " + (i + 1));
        }
        double worth =
            inside
                ? inside(i, file.windows().get(next))
                : next == 0 ? -1 : after(i, file.windows().get(next - 1));
        rows.add(new Row(scores[i], worth, inside ? first + next : OUTSIDE));
      }
    }
  }

  /** From 1 in the first row down to nearly 0 in the last. */
  private static double inside(int row, NabFile.Window window) {
    double position = -(window.last() - row + 1) / (double) window.length();
    return scaledSigmoid(position) / scaledSigmoid(-1);
  }

  private static double after(int row, NabFile.Window window) {
    return scaledSigmoid((row - window.last()) / (double) (window.length() - 1));
  }

  /**
   * The worth of an alarm by its place.
   *
   * @param position −1 at the start of a window, 0 at its end, 1 a length of it later
   */
  static double scaledSigmoid(double position) {
    return position >= FAR ? -1 : 2 / (1 + Math.exp(STEEPNESS * position)) - 1;
  }

  /** The threshold that is best for a profile: all that make a difference are tried. */
  NabScore best(NabProfile profile) {
    Tally tally = new Tally(profile);
    double best = tally.total();
    double threshold = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      tally.add(rows.get(i));
      boolean last = i + 1 == rows.size() || rows.get(i + 1).score() != rows.get(i).score();
      if (last && tally.total() > best) {
        best = tally.total();
        threshold = rows.get(i).score();
      }
    }
    return at(threshold, profile);
  }

  /** The score with a threshold that is given. */
  NabScore at(double threshold, NabProfile profile) {
    Tally tally = new Tally(profile);
    for (Row row : rows) {
      if (row.score() < threshold) {
        break;
      }
      tally.add(row);
    }
    return tally.score(threshold);
  }

  /** How many windows there are. */
  int windows() {
    return windows.size();
  }

  private final class Tally {

    private final NabProfile profile;
    private final double[] found = new double[windows.size()];
    private double credit;
    private double falseAlarmCost;
    private int hits;
    private int falseAlarms;

    private Tally(NabProfile profile) {
      this.profile = profile;
      Arrays.fill(found, Double.NaN);
    }

    private void add(Row row) {
      if (row.window() == OUTSIDE) {
        falseAlarms++;
        falseAlarmCost -= row.worth() * profile.falseAlarm();
      } else if (Double.isNaN(found[row.window()])) {
        hits++;
        found[row.window()] = row.worth();
        credit += row.worth();
      } else if (row.worth() > found[row.window()]) {
        credit += row.worth() - found[row.window()];
        found[row.window()] = row.worth();
      }
    }

    private double total() {
      return credit - falseAlarmCost - (found.length - hits) * profile.miss();
    }

    private NabScore score(double threshold) {
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        if (Double.isNaN(found[i])) {
          missed.add(windows.get(i));
        }
      }
      return new NabScore(
          profile,
          threshold,
          total(),
          found.length,
          hits,
          credit,
          falseAlarms,
          falseAlarmCost,
          missed);
    }
  }
}
