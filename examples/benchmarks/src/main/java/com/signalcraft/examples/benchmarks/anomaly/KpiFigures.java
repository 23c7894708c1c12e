package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.anomaly.DelayedDetection.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Scores our detectors and random cut forests on KPIs of web services, which are not part of this
 * project: those of the AIOps challenge of 2018 (github.com/NetManAIOps/KPI-Anomaly-Detection) as
 * means of ten minutes.
 */
public final class KpiFigures {

  /** In points, as in the challenge, where a point was a minute. */
  private static final int DELAY = 7;

  private KpiFigures() {}

  /**
   * Scores, and prints a table in Markdown.
   *
   * @param args the folder with a table of time, value and label for each KPI; and how the names of
   *     the detectors begin, if not all are wanted
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      throw new IllegalArgumentException("the arguments are the folder with the KPIs, and a name");
    }
    String name = args.length == 2 ? args[1] : "";
    List<KpiDetector> detectors =
        KpiDetector.all().stream()
            .filter(detector -> detector.names().get(0).startsWith(name))
            .toList();
    System.out.print(table(LabelledKpi.readAll(Path.of(args[0])), detectors));
  }

  /** A row for each detector. */
  static String table(List<LabelledKpi> kpis, List<KpiDetector> detectors) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "detector",
            "its own alarms: precision",
            "recall",
            "F1",
            "best F1, one threshold",
            "precision",
            "recall",
            "best F1, other half",
            "best F1, a threshold each",
            "VUS-PR",
            "time of a point"));
    for (KpiDetector detector : detectors) {
      rows.addAll(rows(kpis, detector));
    }
    return FigureTable.table(rows);
  }

  private record Scored(LabelledKpi kpi, List<KpiScores> readings, double nanos) {}

  private static List<List<String>> rows(List<LabelledKpi> kpis, KpiDetector detector) {
    List<Scored> all = kpis.parallelStream().map(kpi -> score(kpi, detector)).toList();
    return IntStream.range(0, detector.names().size())
        .mapToObj(reading -> row(detector.names().get(reading), all, reading))
        .toList();
  }

  private static List<String> row(String name, List<Scored> all, int reading) {
    DelayedDetection own = new DelayedDetection(DELAY);
    DelayedDetection together = new DelayedDetection(DELAY);
    DelayedDetection odd = new DelayedDetection(DELAY);
    double each = 0;
    double nanos = 0;
    boolean isOdd = false;
    long points = 0;
    for (Scored scored : all) {
      boolean[] labels = scored.kpi().labels();
      KpiScores scores = scored.readings().get(reading);
      own.add(labels, scores.alarms());
      together.add(labels, scores.news());
      isOdd = !isOdd;
      if (!isOdd) {
        odd.add(labels, scores.news());
      }
      DelayedDetection alone = new DelayedDetection(DELAY);
      alone.add(labels, scores.news());
      each += alone.best().f1() / all.size();
      nanos += scored.nanos();
      points += labels.length;
    }
    double volume =
        all.parallelStream()
            .mapToDouble(scored -> volume(scored.kpi(), scored.readings().get(reading)))
            .average()
            .orElse(0);
    Outcome told = own.at(1);
    Outcome best = together.best();
    return List.of(
        name,
        three(told.precision()),
        three(told.recall()),
        three(told.f1()),
        three(best.f1()),
        three(best.precision()),
        three(best.recall()),
        three(odd.best().f1()),
        three(each),
        three(volume),
        Figure.time(nanos / points));
  }

  private static Scored score(LabelledKpi kpi, KpiDetector detector) {
    long start = System.nanoTime();
    List<KpiScores> readings = detector.detect().apply(kpi.series());
    return new Scored(kpi, readings, System.nanoTime() - start);
  }

  private static double volume(LabelledKpi kpi, KpiScores scores) {
    double[] values =
        IntStream.range(0, kpi.series().size()).mapToDouble(kpi.series()::valueAt).toArray();
    return VolumeUnderSurface.precisionRecall(
        kpi.labels(), scores.oddness(), CommonPeriod.of(values));
  }

  private static String three(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
