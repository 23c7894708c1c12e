package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.benchmarks.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures how well anomalies are found, and how fast, and writes what came out into the page of
 * figures. The data is not part of this project; see {@code docs/benchmarks.md}.
 */
public final class AnomalyFigures {

  private AnomalyFigures() {}

  /**
   * Measures.
   *
   * @param args the folder with {@code nab/}, {@code aiops_kpi_10min/} and {@code
   *     tcpd_changepoints/}, and the page, such as {@code docs/benchmarks.md}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "two arguments are needed: the folder with nab/, aiops_kpi_10min/ and tcpd_changepoints/,"
              + " and the page");
    }
    Path path = Path.of(args[1]);
    FigurePage page = new FigurePage(Files.readString(path));
    Path data = Path.of(args[0]);
    page = page.with("nab published", published(data, NabPublished.KNOWN_TO_THE_ROW));
    Files.writeString(path, write(page, data, AnomalyScale.FULL).text());
  }

  /** Our figures of detectors that are known row by row. */
  static String published(Path data, List<NabPublished> detectors) throws IOException {
    return NabFigures.verify(data.resolve("nab"), detectors);
  }

  /** The page with all figures of our detectors measured anew. */
  static FigurePage write(FigurePage before, Path data, AnomalyScale scale) throws IOException {
    System.out.println("measuring speed");
    FigurePage page =
        before
            .with("anomaly speed", ThroughputFigures.table(scale))
            .with("anomaly state", StateFigures.table(scale))
            .with("alert speed", AlertFigures.table(scale.alerts(), scale.alertRounds()));
    System.out.println("counting false alarms");
    page = page.with("false alarms", FalseAlarmFigures.table(scale.noises()));
    System.out.println("scoring by NAB");
    List<NabFile> files = NabData.read(data.resolve("nab"));
    NabReport report = new NabReport(files, NabResults.ofOurs(files));
    page = page.with("nab", report.profiles()).with("nab folders", report.folders());
    System.out.println("scoring on KPIs");
    page =
        page.with(
            "kpis",
            KpiFigures.table(
                LabelledKpi.readAll(data.resolve("aiops_kpi_10min")), KpiDetector.all()));
    System.out.println("scoring change points");
    page = page.with("change points", ChangePointFigures.table(data.resolve("tcpd_changepoints")));
    return page.with("anomaly machine", machine());
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s; load average at the end %.1f.%n",
        Machine.text(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
