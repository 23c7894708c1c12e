package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.FigureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores detectors by the Numenta Anomaly Benchmark 1.1, whose data is not part of this project
 * (github.com/numenta/NAB).
 */
public final class NabFigures {

  private static final double AGREEMENT = 1e-6;

  private static final String USAGE =
      "run DATA | verify DATA | DATA RESULTS [COLUMN], where DATA has data/ and labels/";

  private NabFigures() {}

  /**
   * Scores, and prints tables in Markdown.
   *
   * @param args {@code run DATA}: our streaming detector, in this process; {@code DATA RESULTS}:
   *     the tables that {@code detect --streaming --input-dir DATA/data --output-dir RESULTS} of
   *     the command line wrote, or any others with a row for each row of the data and the score in
   *     the column {@code score} or the one that is given as a third argument; {@code verify DATA}:
   *     four published detectors, whose scores are in {@code verify_scores_sparse.csv}; fails
   *     unless their published figures come out
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      throw new IllegalArgumentException("the arguments are " + USAGE);
    }
    if (args[0].equals("verify")) {
      System.out.print(verify(Path.of(args[1]), NabPublished.KNOWN_TO_THE_ROW));
    } else if (args[0].equals("run")) {
      List<NabFile> files = NabData.read(Path.of(args[1]));
      print(new NabReport(files, NabResults.ofOurs(files)));
    } else {
      List<NabFile> files = NabData.read(Path.of(args[0]));
      String column = args.length == 3 ? args[2] : "score";
      print(new NabReport(files, NabResults.ofTables(files, Path.of(args[1]), column)));
    }
  }

  private static void print(NabReport report) {
    System.out.println(report.profiles());
    System.out.println(report.folders());
    System.out.println("Without an alarm, standard profile:");
    System.out.print(report.missed());
  }

  /** Our figures of published detectors beside those that were published; fails if they differ. */
  static String verify(Path folder, List<NabPublished> detectors) throws IOException {
    List<NabFile> files = NabData.read(folder);
    Map<String, List<double[]>> scores =
        NabResults.ofSparseTable(files, folder.resolve("verify_scores_sparse.csv"));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("detector", "profile", "ours", "published", "difference"));
    for (NabPublished published : detectors) {
      List<double[]> its = scores.get(published.detector());
      if (its == null) {
        throw new IllegalStateException("there are no scores of " + published.detector());
      }
      NabReport report = new NabReport(files, its);
      for (NabProfile profile : NabProfile.values()) {
        double ours = report.score(profile).normalised();
        double difference = ours - published.with(profile);
        if (!(Math.abs(difference) < AGREEMENT)) {
          throw new IllegalStateException(
              published.detector()
                  + ", "
                  + profile.words()
                  + ": "
                  + ours
                  + " where "
                  + published.with(profile)
                  + " was published");
        }
        rows.add(
            List.of(
                published.detector(),
                profile.words(),
                String.format(Locale.ROOT, "%.9f", ours),
                String.format(Locale.ROOT, "%.9f", published.with(profile)),
                String.format(Locale.ROOT, "%.1e", difference)));
      }
    }
    return FigureTable.table(rows);
  }
}
