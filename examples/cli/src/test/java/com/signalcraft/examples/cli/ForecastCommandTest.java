package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {

  @TempDir private Path folder;

  @Test
  void writes_a_row_for_each_step_after_the_last_day() throws Exception {
    Path output = folder.resolve("out.csv");

    Cli.Result result =
        Cli.run("forecast", Cli.BIKES, "--horizon=3", "--model=naive", "--level=0.8", "-o", output);

    assertThat(result.code()).isZero();
    List<String> lines = Files.readAllLines(output);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("timestamp,mean,lower,upper,level");
    assertThat(lines.get(1)).startsWith("2013-01-01T00:00:00Z,2729,").endsWith(",0.8");
    assertThat(lines.get(3)).startsWith("2013-01-03T00:00:00Z,2729,");
    assertThat(result.out()).contains("3 steps from 2013-01-01T00:00:00Z to 2013-01-03");
  }

  @Test
  void prints_the_table_where_no_output_is_named() {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "--horizon=2", "--model=seasonal-naive");

    assertThat(result.code()).isZero();
    // The last Tuesday and Wednesday were 25 and 26 December: 1013 and 441.
    assertThat(result.out().lines().map(line -> line.replaceAll("^([^,]*,[^,]*),.*", "$1")))
        .containsExactly("timestamp,mean", "2013-01-01T00:00:00Z,1013", "2013-01-02T00:00:00Z,441");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void json_holds_the_steps_in_place_of_the_table() throws Exception {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "--horizon=2", "--model=naive", "--json");

    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(json.get("model").asText()).isEqualTo("naive");
    assertThat(json.get("level").asDouble()).isEqualTo(0.95);
    assertThat(json.get("steps")).hasSize(2);
    assertThat(json.get("steps").get(0).get("mean").asDouble()).isEqualTo(2729);
  }

  @Test
  void local_days_of_a_zone_stay_days_across_summer_time() throws Exception {
    Path file = folder.resolve("berlin.csv");
    Files.writeString(file, "date,v\n2024-03-27,1\n2024-03-28,2\n2024-03-29,3\n2024-03-30,4\n");

    Cli.Result result =
        Cli.run("forecast", file, "--zone=Europe/Berlin", "--horizon=2", "--model=naive");

    assertThat(result.out())
        .contains("\n2024-03-31T00:00:00+01:00,4,")
        .contains("\n2024-04-01T00:00:00+02:00,4,");
  }

  @Test
  void quiet_prints_nothing_where_the_table_goes_to_a_file() {
    Cli.Result result =
        Cli.run("forecast", Cli.BIKES, "--horizon=1", "--quiet", "-o", folder.resolve("q.csv"));

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void an_existing_folder_is_not_overwritten() {
    Cli.Result result = Cli.run("forecast", Cli.BIKES, "-o", folder);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("not a regular file");
  }

  @Test
  void the_input_is_not_overwritten() throws Exception {
    Path file = folder.resolve("in.csv");
    Files.copy(Cli.BIKES, file);

    Cli.Result result = Cli.run("forecast", file, "-o", file);

    assertThat(result.code()).isEqualTo(2);
    assertThat(file).hasSameTextualContentAs(Cli.BIKES);
  }

  @Test
  void counts_rows_of_the_same_instant_one_by_one() throws Exception {
    Path file = folder.resolve("sales.csv");
    Files.writeString(
        file,
        """
        time,amount
        2024-01-01T10:00:00Z,5
        2024-01-01T10:00:00Z,7
        2024-01-02T09:00:00Z,1
        2024-01-03T09:00:00Z,1
        2024-01-03T09:00:01Z,1
        2024-01-03T09:30:00Z,1
        """);

    Cli.Result counted =
        Cli.run(
            "forecast",
            file,
            "--frequency=1d",
            "--aggregate=count",
            "--model=seasonal_naive",
            "--horizon=1");
    Cli.Result summed = Cli.run("forecast", file, "--frequency=1d", "--model=naive", "--horizon=1");

    assertThat(counted.out()).contains("2024-01-04T00:00:00Z,3,");
    assertThat(summed.out()).contains("2024-01-04T00:00:00Z,3,");
  }
}
