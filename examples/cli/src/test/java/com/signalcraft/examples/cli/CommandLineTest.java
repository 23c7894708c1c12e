package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"report", "forecast", "detect", "batch", "backtest"})
  void each_command_explains_itself_with_its_exit_codes(String command) {
    Cli.Result result = Cli.run(command, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("Usage: signalcraft " + command)
        .contains("--json", "--quiet", "--no-progress", "--debug")
        .contains("Exit codes:", "  3 ", "  70 ")
        .contains("Example");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void says_its_version() {
    assertThat(Cli.run("--version").out()).startsWith("SignalCraft ");
  }

  @Test
  void no_command_is_a_usage_error() {
    Cli.Result result = Cli.run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Missing required subcommand", "signalcraft --help");
  }

  @Test
  void a_mistyped_option_gets_the_right_one_suggested() {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "--horizn=3");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--horizn").contains("Possible solutions: --horizon");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_mistyped_command_gets_a_suggestion() {
    Cli.Result result = Cli.run("forcast", Cli.BIKES);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("forcast").contains("forecast");
  }

  @Test
  void an_unknown_model_lists_the_models() {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "--model", "magic");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("unknown model \"magic\"")
        .contains("auto", "linear", "naive", "seasonal_naive", "drift");
  }

  @Test
  void an_unknown_column_lists_the_columns() {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "--value-column", "sales");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("sales").contains("date, rentals");
  }

  @Test
  void an_ambiguous_column_says_how_to_choose() {
    Cli.Result result = Cli.run("forecast", Cli.MESSY);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("revenue, orders").contains("--value-column");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--level=1",
        "--level=0",
        "--level=NaN",
        "--horizon=0",
        "--horizon=100001",
        "--zone=Mars/Olympus",
        "--aggregate=median",
        "--frequency=fortnight",
        "--duplicates=maybe",
        "--max-bad-rows=-1"
      })
  void a_value_out_of_range_is_a_usage_error_that_names_the_option(String option) {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, option);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(option.substring(0, option.indexOf('=')));
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void a_missing_file_is_told_in_one_line_without_a_trace() {
    Cli.Result result = Cli.run("forecast", folder.resolve("none.csv"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().strip()).endsWith("none.csv: no such file").doesNotContain("\tat ");
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void debug_shows_the_trace() {
    Cli.Result result = Cli.run("forecast", folder.resolve("none.csv"), "--debug");

    assertThat(result.err()).contains("\tat com.signalcraft.examples.cli");
  }

  @Test
  void a_folder_is_not_a_file() {
    Cli.Result result = Cli.run("forecast", folder);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("is a folder, not a file");
  }

  @Test
  void a_file_without_values_is_refused_with_the_first_bad_row() throws Exception {
    Path file = folder.resolve("words.csv");
    Files.writeString(
        file,
        """
        date,value
        2024-01-01,one
        2024-01-02,two
        """);

    Cli.Result result =
        Cli.run("forecast", file, "--timestamp-column", "date", "--value-column", "value");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("holds no value").contains("line 2").contains("one");
  }

  @Test
  void rows_without_a_regular_step_ask_for_one() throws Exception {
    Path file = folder.resolve("events.csv");
    Files.writeString(
        file,
        """
        time,value
        2024-01-01T00:00:07Z,1
        2024-01-01T03:12:00Z,2
        2024-01-05T00:00:01Z,3
        2024-01-09T13:00:00Z,4
        """);

    Cli.Result refused = Cli.run("forecast", file);
    Cli.Result helped = Cli.run("forecast", file, "--frequency=1d", "--model=naive", "--horizon=1");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("no regular step").contains("--frequency 1d");
    assertThat(helped.code()).isZero();
    assertThat(helped.out()).contains("2024-01-10T00:00:00Z,4,");
  }
}
