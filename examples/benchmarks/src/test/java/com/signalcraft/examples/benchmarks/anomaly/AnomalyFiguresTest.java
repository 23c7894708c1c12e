package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.cli.commands.DetectCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole run, with few and made-up series. */
class AnomalyFiguresTest {

  private static final AnomalyScale SMALL = new AnomalyScale(1, 2_000, 200, 2, 3, 50, 0, 20, 1);

  @TempDir Path folder;

  @BeforeEach
  void make_data() throws IOException {
    Files.createDirectories(folder.resolve("nab/data/realTraffic"));
    Files.createDirectories(folder.resolve("nab/data/realTweets"));
    Files.createDirectories(folder.resolve("nab/labels"));
    writeNab("realTraffic/a.csv", 1);
    writeNab("realTweets/b.csv", 2);
    Files.writeString(
        folder.resolve("nab/labels/combined_windows.json"),
        """
        {"realTraffic/a.csv": [["2024-01-03 00:00:00.000000", "2024-01-03 05:00:00.000000"]],
         "realTweets/b.csv": [["2024-01-03 00:00:00.000000", "2024-01-03 05:00:00.000000"]]}
        """);
    Files.createDirectories(folder.resolve("aiops_kpi_10min"));
    Random random = new Random(3);
    StringBuilder kpi = new StringBuilder("timestamp_or_index,value,label\n");
    for (int i = 0; i < 900; i++) {
      boolean odd = i >= 700 && i < 710;
      double value = 100 + random.nextGaussian() + (odd ? 40 : 0);
      kpi.append(
          String.format(
              Locale.ROOT, "%d,%.3f,%d%n", 1_700_000_400L + 600L * i, value, odd ? 1 : 0));
    }
    Files.writeString(folder.resolve("aiops_kpi_10min/k.csv"), kpi);
    Files.createDirectories(folder.resolve("tcpd_changepoints"));
    StringBuilder steps = new StringBuilder("timestamp_or_index,value,label\n");
    for (int i = 0; i < 60; i++) {
      double value = (i < 30 ? 10 : 20) + 0.1 * random.nextGaussian();
      steps.append(String.format(Locale.ROOT, "%d,%.3f,%d%n", i, value, i == 30 ? 1 : 0));
    }
    Files.writeString(folder.resolve("tcpd_changepoints/s.csv"), steps);
  }

  private void writeNab(String name, int seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder("timestamp,value\n");
    for (int i = 0; i < 1_000; i++) {
      String time =
          Instant.parse("2024-01-01T00:00:00Z")
              .plusSeconds(300L * i)
              .toString()
              .replace('T', ' ')
              .replace("Z", "");
      double value = 50 + random.nextGaussian() + (i >= 580 && i < 590 ? 30 : 0);
      rows.append(String.format(Locale.ROOT, "%s,%.4f%n", time, value));
    }
    Files.writeString(folder.resolve("nab/data").resolve(name), rows);
  }

  @Test
  void every_figure_finds_its_place_on_the_page() throws IOException {
    FigurePage page = new FigurePage(Files.readString(Path.of("../../docs/benchmarks.md")));

    String text = AnomalyFigures.write(page, folder, SMALL).text();

    assertThat(text)
        .contains("| standard | ", "| 2 of 2 |", "| realTraffic | ", "| realTweets | ")
        .contains("| streaming | ", "| batch | ", "| RCF, by score | ", "shingle 8, by grade | ")
        .contains("| none | 0.667 | ")
        .contains("| streaming, all voices | ", "| 3 KPIs in turns, heap of each | ");
  }

  @Test
  void figures_that_differ_from_published_ones_are_an_error() throws IOException {
    // One alarm in the first row of one of two windows: half of what there is.
    Files.writeString(
        folder.resolve("nab/verify_scores_sparse.csv"),
        "detector,file,index,anomaly_score\nmine,realTraffic/a.csv,576,0.5\n");

    assertThat(AnomalyFigures.published(folder, List.of(new NabPublished("mine", 50, 50, 50))))
        .contains("| mine | low FN | 50.000000000 | 50.000000000 | ");
    assertThatThrownBy(
            () -> AnomalyFigures.published(folder, List.of(new NabPublished("mine", 50, 51, 50))))
        .hasMessage("mine, low FP: 50.0 where 51.0 was published");
  }

  @Test
  void a_result_table_of_the_command_line_is_read_by_the_name_of_its_column() throws IOException {
    List<NabFile> files = NabData.read(folder.resolve("nab"));
    Path results = folder.resolve("results");
    for (NabFile file : files) {
      Files.createDirectories(results.resolve(file.folder()));
      List<String> rows = new ArrayList<>(List.of("timestamp,other,score,explanation"));
      for (int i = 0; i < file.size(); i++) {
        rows.add(file.time(i) + ",9," + (i == 576 ? 0.5 : 0) + ",\"words, with a comma\"");
      }
      Files.write(results.resolve(file.name()), rows);
    }

    NabReport report = new NabReport(files, NabResults.ofTables(files, results, "score"));

    assertThat(report.score(NabProfile.STANDARD).normalised()).isEqualTo(100);
    assertThat(report.missed()).isBlank();
    assertThatThrownBy(() -> NabResults.ofTables(files, results, "wrong"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no column wrong");
  }

  @Test
  void the_command_line_gives_the_same_scores_as_the_run_in_this_process() throws IOException {
    Path data = folder.resolve("nab/data");
    // Twice the same time, and one that is long gone, as some of the files have them.
    Path file = data.resolve("realTweets/b.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(file));
    rows.add(401, rows.get(400));
    rows.add(700, rows.get(600));
    Files.write(file, rows);
    Path results = folder.resolve("results");

    int code =
        new CommandLine(new DetectCommand())
            .setOut(new PrintWriter(Writer.nullWriter()))
            .execute(
                "--streaming", "--no-progress", "--input-dir=" + data, "--output-dir=" + results);

    assertThat(code).isZero();
    List<NabFile> files = NabData.read(folder.resolve("nab"));
    List<double[]> ours = NabResults.ofOurs(files);
    List<double[]> theirs = NabResults.ofTables(files, results, "score");
    assertThat(theirs).hasSameSizeAs(ours);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(theirs.get(i)).isEqualTo(ours.get(i));
    }
    assertThat(ours.get(1)).hasSize(1_002);
    assertThat(ours.get(1)[400]).isZero();
  }

  @Test
  void a_made_up_anomaly_is_found_on_nab_by_our_own_detector() throws IOException {
    List<NabFile> files = NabData.read(folder.resolve("nab"));

    NabReport report = new NabReport(files, NabResults.ofOurs(files));

    assertThat(report.score(NabProfile.STANDARD).hits()).isEqualTo(2);
    assertThat(report.score(NabProfile.STANDARD).falseAlarms()).isZero();
  }

  @Test
  void the_common_period_is_that_of_the_strongest_season() {
    double[] values = new double[2_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(2 * Math.PI * i / 144) + 0.3 * Math.sin(2 * Math.PI * i / 36);
    }

    assertThat(CommonPeriod.of(values)).isEqualTo(144);
    assertThat(CommonPeriod.of(new double[2_000])).isEqualTo(125);
  }
}
