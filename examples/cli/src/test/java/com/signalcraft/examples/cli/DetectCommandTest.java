package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectCommandTest {

  private static final String HEADER =
      "timestamp,value,expected,lower,upper,score,deviation_score,severity,anomaly,voices,label,"
          + "change_point,explanation";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void finds_the_day_of_the_storm(String mode) throws Exception {
    Path output = folder.resolve("out.csv");

    Cli.Result result = Cli.run("detect", Cli.BIKES, mode, "--output", output);

    assertThat(result.code()).isZero();
    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(732);
    assertThat(lines.get(0)).isEqualTo(HEADER);
    String storm =
        lines.stream().filter(line -> line.startsWith("2012-10-29,22,")).findFirst().orElseThrow();
    assertThat(storm).contains(",true,").contains("\"22 where ");
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertThat(fields).hasSizeGreaterThanOrEqualTo(13);
      assertThat(Double.parseDouble(fields[5])).isBetween(0.0, 1.0);
      assertThat(fields[8].equals("true")).isEqualTo(!fields[7].isEmpty());
    }
  }

  @Test
  void a_streaming_row_depends_on_the_rows_up_to_it_alone() throws Exception {
    List<String> rows = Files.readAllLines(Cli.BIKES);
    Path part = folder.resolve("part.csv");
    Files.write(part, rows.subList(0, 401));
    Path all = folder.resolve("all.csv");
    Path some = folder.resolve("some.csv");

    Cli.run("detect", Cli.BIKES, "--streaming", "-o", all);
    Cli.run("detect", part, "--streaming", "-o", some);

    assertThat(Files.readAllLines(some)).isEqualTo(Files.readAllLines(all).subList(0, 401));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void has_a_row_for_each_input_row_as_it_is_written(String mode) throws Exception {
    List<String> stamps = new ArrayList<>();
    StringBuilder csv = new StringBuilder("\ufefftime;v\r\n");
    for (int i = 0; i < 60; i++) {
      String stamp = String.format("2024-03-%02d %02d:00", 1 + i / 24, i % 24);
      stamps.add(stamp);
      csv.append(stamp)
          .append(';')
          .append(i == 20 ? "" : i == 30 ? "?!" : "" + (i % 5))
          .append("\r\n");
      if (i == 10) {
        // The same hour again, and one that is long gone; both as they may come in.
        stamps.add(stamp);
        csv.append(stamp).append(";9\r\n");
        stamps.add("2024-03-01 02:00");
        csv.append("2024-03-01 02:00;1\r\n");
      }
    }
    csv.append("\r\n");
    Path file = folder.resolve("in.csv");
    Files.writeString(file, csv);
    Path output = folder.resolve("out.csv");

    Cli.Result result = Cli.run("detect", file, mode, "-o", output);

    assertThat(result.code()).isZero();
    List<String> lines = Files.readAllLines(output);
    assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[0])).isEqualTo(stamps);
    // Blank and unreadable values have no verdict and the score 0.
    assertThat(lines.get(1 + 22)).isEqualTo("2024-03-01 20:00,,,,,0,,,false,,,false,");
    assertThat(lines.get(1 + 32)).isEqualTo("2024-03-02 06:00,,,,,0,,,false,,,false,");
    assertThat(result.err()).contains("rows that could not be used: 1");
    if (mode.equals("--streaming")) {
      assertThat(lines.get(1 + 11)).isEqualTo("2024-03-01 10:00,9,,,,0,,,false,,,false,");
      assertThat(lines.get(1 + 12)).isEqualTo("2024-03-01 02:00,1,,,,0,,,false,,,false,");
      assertThat(result.err()).contains("without a verdict: 2");
    }
  }

  @Test
  void goes_through_folders_and_keeps_the_paths() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in/a/b")).getParent().getParent();
    Files.copy(Cli.BIKES, in.resolve("a/b/bikes.CSV"));
    Files.copy(Cli.BIKES, in.resolve("top.csv"));
    Files.writeString(in.resolve("a/broken.csv"), "nothing here\n");
    Files.writeString(in.resolve("notes.txt"), "not a csv");
    Path out = folder.resolve("out");

    Cli.Result result =
        Cli.run("detect", "--input-dir", in, "--output-dir", out, "--streaming", "--json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(out.resolve("a/b/bikes.CSV")).exists();
    assertThat(out.resolve("top.csv")).hasSameTextualContentAs(out.resolve("a/b/bikes.CSV"));
    assertThat(out.resolve("a/broken.csv")).doesNotExist();
    assertThat(result.err()).contains("broken.csv");
    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(json.get("files")).hasSize(2);
    assertThat(json.get("files").get(0).get("rows").asInt()).isEqualTo(731);
    assertThat(json.get("failed")).hasSize(1);
    assertThat(json.get("failed").get(0).get("file").asText()).endsWith("broken.csv");
  }

  @Test
  void results_within_the_input_folder_are_not_input_the_next_time() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.copy(Cli.BIKES, in.resolve("bikes.csv"));
    Path out = in.resolve("out");

    assertThat(Cli.run("detect", "--input-dir", in, "--output-dir", out).code()).isZero();
    Cli.Result again = Cli.run("detect", "--input-dir", in, "--output-dir", out);

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("1 files done, 0 failed");
  }

  @Test
  void steps_asked_for_give_a_row_each() throws Exception {
    Path output = folder.resolve("out.csv");

    Cli.Result result = Cli.run("detect", Cli.BIKES, "--frequency=1w", "-o", output);

    assertThat(result.code()).isZero();
    // 731 days from a Saturday to a Monday touch 106 weeks from Monday to Sunday.
    assertThat(Files.readAllLines(output)).hasSize(1 + 106);
    assertThat(Files.readAllLines(output).get(1)).startsWith("2010-12-27T00:00:00Z,1786,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void rows_that_are_only_numbered_have_no_calendar(String mode) throws Exception {
    StringBuilder csv = new StringBuilder("step,v\n");
    for (int i = 0; i < 80; i++) {
      csv.append(i).append(',').append(i == 70 ? 500 : 10 + i % 3).append('\n');
    }
    Path file = folder.resolve("numbered.csv");
    Files.writeString(file, csv);
    Path output = folder.resolve("out.csv");

    Cli.Result refused = Cli.run("detect", file, mode);
    Cli.Result result =
        Cli.run("detect", file, mode, "-t", "step", "--timestamp-format=index", "-o", output);

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("--timestamp-format index");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllLines(output)).hasSize(81);
    assertThat(Files.readAllLines(output).get(71)).startsWith("70,500,").contains(",true,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void episodes_are_a_table_of_their_own(String mode) throws Exception {
    Path episodes = folder.resolve("episodes.csv");

    Cli.Result result =
        Cli.run(
            "detect",
            Cli.BIKES,
            mode,
            "-o",
            folder.resolve("o.csv"),
            "--episodes",
            episodes,
            "--json");

    List<String> lines = Files.readAllLines(episodes);
    assertThat(lines.get(0))
        .isEqualTo(
            "file,start,peak,end,direction,severity,points,value,expected,deviation_score,"
                + "explanation");
    assertThat(lines)
        .anyMatch(line -> line.contains(",2012-10-29,2012-10-29,") && line.contains(",down,"));
    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(json.get("episodes").asInt()).isEqualTo(lines.size() - 1).isPositive();
    assertThat(json.get("anomalies").asInt()).isGreaterThanOrEqualTo(lines.size() - 1);
  }

  @Test
  void the_episodes_of_a_folder_are_in_one_table() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.copy(Cli.BIKES, in.resolve("a.csv"));
    Files.copy(Cli.BIKES, in.resolve("b.csv"));
    Path episodes = folder.resolve("episodes.csv");

    Cli.run(
        "detect", "--input-dir", in, "--output-dir", folder.resolve("o"), "--episodes", episodes);

    List<String> lines = Files.readAllLines(episodes);
    assertThat(lines.stream().filter(line -> line.startsWith("a.csv,")).count())
        .isEqualTo(lines.stream().filter(line -> line.startsWith("b.csv,")).count())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void fewer_false_alarms_asked_for_give_fewer_anomalies(String mode) throws Exception {
    assertThat(anomalies(mode, "--false-alarms=0.001")).isLessThan(anomalies(mode));
    assertThat(anomalies(mode, "--direction=up")).isLessThan(anomalies(mode));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void a_known_event_is_labelled_and_no_anomaly(String mode) throws Exception {
    Path output = folder.resolve("out.csv");

    Cli.run(
        "detect", Cli.BIKES, mode, "-o", output, "--event=hurricane Sandy=2012-10-29/2012-10-31");

    List<String> lines = Files.readAllLines(output);
    assertThat(lines).filteredOn(line -> line.contains(",hurricane Sandy,")).hasSize(2);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("2012-10-29,22,"))
        .allMatch(line -> line.contains(",false,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streaming", "--no-progress"})
  void quiet_hours_are_labelled_in_local_time(String mode) throws Exception {
    StringBuilder csv = new StringBuilder("time,v\n");
    for (int i = 0; i < 24 * 28; i++) {
      csv.append(String.format("2024-03-%02dT%02d:00,%d%n", 1 + i / 24, i % 24, 100 + i % 7));
    }
    Path file = folder.resolve("hours.csv");
    Files.writeString(file, csv);
    Path output = folder.resolve("out.csv");

    Cli.run(
        "detect",
        file,
        mode,
        "--zone=Europe/Berlin",
        "--quiet-hours=night=sat-sun@22:00-06:00",
        "-o",
        output);

    // Eight hours from each Saturday and Sunday evening on; 1 March 2024 was a Friday.
    List<String> quiet =
        Files.readAllLines(output).stream().filter(line -> line.contains(",night,")).toList();
    assertThat(quiet).hasSize(4 * 2 * 8);
    assertThat(quiet).anyMatch(line -> line.startsWith("2024-03-09T22:00,"));
    assertThat(quiet).noneMatch(line -> line.startsWith("2024-03-09T06:00,"));
  }

  private int anomalies(String... options) throws Exception {
    List<Object> args = new ArrayList<>(List.of("detect", Cli.BIKES, "--json"));
    args.addAll(List.of(options));
    args.addAll(List.of("-o", folder.resolve("some.csv")));
    Cli.Result result = Cli.run(args.toArray());
    return new JsonMapper().readTree(result.out()).get("anomalies").asInt();
  }

  @Test
  void settings_that_cannot_be_read_say_how_they_are_written() {
    assertUsage("--false-alarms=0", "--false-alarms: ");
    assertUsage("--voices=point,shout", "--voices: ");
    assertUsage("--direction=left", "--direction: ");
    assertUsage("--quiet-hours=22-6", "night=mon-fri@22:00-06:00");
    assertUsage("--quiet-hours=mo@22:00-06:00", "night=mon-fri@22:00-06:00");
    assertUsage("--event=2024-11-29", "sale=2024-11-29/2024-12-02");
    assertUsage("--event=2024-11-29/2024-11-28", "--event: ");
    assertUsage("--episodes=-", "--episodes: needs a file");
  }

  private static void assertUsage(String option, String message) {
    Cli.Result result = Cli.run("detect", Cli.BIKES, option);
    assertThat(result.code()).as(option).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void options_that_do_not_go_together_are_usage_errors() {
    assertThat(Cli.run("detect").err()).contains("either a FILE.csv or --input-dir");
    assertThat(Cli.run("detect", Cli.BIKES, "--input-dir", folder).code()).isEqualTo(2);
    assertThat(Cli.run("detect", "--input-dir", folder).err()).contains("go together");
    assertThat(Cli.run("detect", "--input-dir", folder, "--output-dir", folder).code())
        .isEqualTo(2);
    assertThat(Cli.run("detect", Cli.BIKES, "--streaming", "--frequency=1d").code()).isEqualTo(2);
    assertThat(Cli.run("detect", "--input-dir", folder, "--output-dir", folder.resolve("o")).err())
        .contains("holds no .csv file");
  }
}
