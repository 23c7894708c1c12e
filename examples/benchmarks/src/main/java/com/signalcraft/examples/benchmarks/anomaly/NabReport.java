package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.FigureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What the scores of a detector come to, as tables in Markdown. Immutable. */
final class NabReport {

  private final List<NabFile> files;
  private final List<double[]> scores;

  /**
   * Takes over the scores.
   *
   * @param files all files
   * @param scores the score of each row of each of them
   */
  NabReport(List<NabFile> files, List<double[]> scores) {
    this.files = files;
    this.scores = scores;
  }

  /** The score of all files with the best threshold, as it is published. */
  NabScore score(NabProfile profile) {
    return scorer(file -> true).best(profile);
  }

  /** The scores of all, of either half, and what they are made of. */
  String profiles() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "profile",
            "score",
            "threshold",
            "hits",
            "mean credit of a hit",
            "rows out of windows",
            "their cost",
            "development half",
            "other half, own threshold",
            "other half, threshold of the first"));
    NabScorer development = scorer(NabReport::isDevelopment);
    NabScorer other = scorer(file -> !isDevelopment(file));
    for (NabProfile profile : NabProfile.values()) {
      NabScore score = score(profile);
      NabScore half = development.best(profile);
      rows.add(
          List.of(
              profile.words(),
              two(score.normalised()),
              String.format(Locale.ROOT, "%.4f", score.threshold()),
              score.hits() + " of " + score.windows(),
              two(score.credit() / Math.max(1, score.hits())),
              String.format(Locale.ROOT, "%,d", score.falseAlarms()),
              two(score.falseAlarmCost()),
              two(half.normalised()),
              two(other.best(profile).normalised()),
              two(other.at(half.threshold(), profile).normalised())));
    }
    return FigureTable.table(rows);
  }

  /** By folder, with the threshold that is best for all files. */
  String folders() {
    Map<NabProfile, Double> thresholds = new LinkedHashMap<>();
    List<String> header = new ArrayList<>(List.of("folder"));
    for (NabProfile profile : NabProfile.values()) {
      thresholds.put(profile, score(profile).threshold());
      header.add(profile.words());
    }
    header.addAll(List.of("hits", "rows out of windows", "their cost"));
    List<List<String>> rows = new ArrayList<>(List.of(header));
    for (String folder : files.stream().map(NabFile::folder).distinct().toList()) {
      NabScorer scorer = scorer(file -> file.folder().equals(folder));
      List<String> row = new ArrayList<>(List.of(folder));
      thresholds.forEach(
          (profile, threshold) -> row.add(two(scorer.at(threshold, profile).normalised())));
      NabScore standard = scorer.at(score(NabProfile.STANDARD).threshold(), NabProfile.STANDARD);
      row.add(standard.hits() + " of " + standard.windows());
      row.add(String.format(Locale.ROOT, "%,d", standard.falseAlarms()));
      row.add(two(standard.falseAlarmCost()));
      rows.add(row);
    }
    return FigureTable.table(rows);
  }

  /** The windows without an alarm, a line each, with the threshold of the standard profile. */
  String missed() {
    return String.join("\n", score(NabProfile.STANDARD).missed()) + "\n";
  }

  private NabScorer scorer(Predicate<NabFile> wanted) {
    List<NabFile> some = new ArrayList<>();
    List<double[]> theirs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (wanted.test(files.get(i))) {
        some.add(files.get(i));
        theirs.add(scores.get(i));
      }
    }
    return NabScorer.of(some, theirs);
  }

  private static boolean isDevelopment(NabFile file) {
    return NabData.DEVELOPMENT.contains(file.folder());
  }

  private static String two(double number) {
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.2f", number);
  }
}
