package com.signalcraft.examples.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.FleetSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCommandTest {

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void start() {
    // The commands use a session that runs.
    FleetSpark.session();
  }

  private static Ended run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = FleetCommand.run(new PrintWriter(out), new PrintWriter(err), Map.of(), args);
    return new Ended(code, out.toString(), err.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void made_points_are_written_read_and_forecast() {
    assertThat(run("make", "20x100", "--output", at("points"), "--parts", "2").code()).isZero();
    Ended ended =
        run(
            "nightly",
            "--points",
            at("points"),
            "--output",
            at("out"),
            "--model",
            "theta",
            "--parts",
            "2",
            "--no-accuracy");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("series     20 of 2,000 points")
        .contains("forecasts  20 theta")
        .contains("failed     0")
        .contains("run ");
    assertThat(folder.resolve("out")).isNotEmptyDirectory();
  }

  @Test
  void series_that_fail_are_counted_with_their_reasons_and_the_exit_code_says_so() {
    FleetSpark.session()
        .sql("select 'one' as source_id, timestamp '2026-01-01' as timestamp, 1.5 as value")
        .write()
        .parquet(at("points"));
    Ended ended = run("nightly", "--points", at("points"), "--output", at("out"), "--parts", "1");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("failed     1")
        .contains("  1 × ")
        .contains("on 1 observation");
  }

  @Test
  void in_one_process_there_are_four_parts_for_each_core_unless_said_otherwise() {
    assertThat(run("nightly", "--made", "40x30", "--output", at("out"), "--model", "naive").code())
        .isZero();
    // Two cores; a file for each part.
    assertThat(files("out")).isEqualTo(8);
    run("nightly", "--made", "40x30", "--output", at("few"), "--model", "naive", "--parts", "3");
    assertThat(files("few")).isEqualTo(3);
  }

  private long files(String output) {
    return FleetSpark.session().read().parquet(at(output)).inputFiles().length;
  }

  @Test
  void a_typo_is_answered_with_what_it_may_have_meant() {
    Ended ended = run("nightly", "--poinst", at("points"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--poinst")
        .contains("--points")
        .contains("Try: fleet nightly");
    assertThat(ended.err().lines().count()).isLessThan(6);
  }

  @Test
  void what_cannot_be_used_is_named_with_what_is_allowed() {
    assertThat(run("nightly", "--made", "few", "--output", at("out")).err())
        .contains("few")
        .contains("such as 1000x730");
    assertThat(run("nightly", "--made", "0", "--output", at("out")).err())
        .contains("1 and 100000000");
    assertThat(run("nightly", "--made", "5", "--output", at("out"), "--model", "thet").err())
        .contains("\"thet\"")
        .contains("theta");
    assertThat(
            run("nightly", "--made", "5", "--output", at("out"), "--model", "ets", "--budget", "5")
                .err())
        .contains("--budget");
    assertThat(run("nightly", "--made", "5", "--output", at("out"), "--horizon", "0").err())
        .contains("0");
    assertThat(run("nightly", "--made", "5", "--output", at("out"), "--level", "1.5").err())
        .contains("1.5");
    assertThat(run("nightly", "--made", "5", "--output", at("out"), "--parts", "0").err())
        .contains("--parts");
    assertThat(run("nightly", "--points", at("nowhere"), "--output", at("out")).err())
        .contains("nowhere");
    assertThat(run("nightly", "--points", at("x"), "--made", "5", "--output", at("out")).code())
        .isEqualTo(2);
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void a_folder_that_is_there_is_not_written_over() {
    assertThat(run("make", "2x10", "--output", at("points")).code()).isZero();
    Ended again = run("make", "2x10", "--output", at("points"));
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("points").contains("exists");
  }

  @Test
  void it_says_what_it_is() {
    assertThat(run("--version").out()).contains("fleet").contains("Spark 4");
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("--help").out()).contains("nightly").contains("make");
  }
}
