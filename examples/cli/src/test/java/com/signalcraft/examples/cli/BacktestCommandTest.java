package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

  @TempDir private Path folder;

  @Test
  void compares_the_models_asked_for_with_seasonal_naive() {
    Cli.Result result =
        Cli.run("backtest", Cli.BIKES, "--models=naive,drift", "--origins=3", "--horizon=7");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("forecasts of 7 steps from 3 moments; seasonal_naive is repeating last week")
        .containsPattern("(?m)^  naive +\\d")
        .containsPattern("(?m)^  drift +\\d")
        .containsPattern("(?m)^  seasonal_naive +\\d")
        .doesNotContain("linear");
  }

  @Test
  void an_error_of_a_constant_shift_is_measured_exactly() throws Exception {
    // Rises by 1 a day: forecasts of one step by the last value are off by 1 each time.
    StringBuilder csv = new StringBuilder("date,v\n");
    for (int day = 1; day <= 28; day++) {
      csv.append(String.format("2024-01-%02d,%d%n", day, 100 + day));
    }
    Path file = folder.resolve("rising.csv");
    Files.writeString(file, csv);

    Cli.Result result =
        Cli.run("backtest", file, "--models=naive", "--origins=4", "--horizon=1", "--json");

    JsonNode json = new JsonMapper().readTree(result.out());
    JsonNode naive = json.get("models").get(0);
    assertThat(json.get("origins").asInt()).isEqualTo(4);
    assertThat(naive.get("model").asText()).isEqualTo("naive");
    assertThat(naive.get("mae").asDouble()).isEqualTo(1);
    assertThat(naive.get("rmse").asDouble()).isEqualTo(1);
  }

  @Test
  void too_short_a_history_says_so() throws Exception {
    Path file = folder.resolve("short.csv");
    Files.writeString(file, "date,v\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n");

    Cli.Result result = Cli.run("backtest", file);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("has 3 steps").contains("shorter --horizon");
  }

  @Test
  void origins_out_of_range_are_a_usage_error() {
    assertThat(Cli.run("backtest", Cli.BIKES, "--origins=0").code()).isEqualTo(2);
    assertThat(Cli.run("backtest", Cli.BIKES, "--models=naive,magic").code()).isEqualTo(2);
  }
}
