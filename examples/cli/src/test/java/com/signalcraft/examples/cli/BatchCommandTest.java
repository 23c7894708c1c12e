package com.signalcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {

  @TempDir private Path folder;

  @Test
  void forecasts_each_series_in_the_order_of_the_file() throws Exception {
    Path input = write("V1,V2,V3,V4,V5", "B,1,2,3,4", "A,7,7,7,", "C,1,2,1,2");
    Path output = folder.resolve("out.csv");

    Cli.Result result =
        Cli.run("batch", "--input", input, "--horizon=2", "--model=naive", "--output", output);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("3 series, 3 forecast, 0 failed");
    List<String> lines = Files.readAllLines(output);
    assertThat(lines.get(0)).isEqualTo("series_id,step,mean,lower,upper");
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll("^([^,]*,[^,]*,[^,]*),.*", "$1")))
        .containsExactly("B,1,4", "B,2,4", "A,1,7", "A,2,7", "C,1,2", "C,2,2");
  }

  @Test
  void season_lengths_are_used_and_one_means_none() throws Exception {
    Path input = write("id,v", "S,1,5,9,1,5,9,1,5,9");
    Path output = folder.resolve("out.csv");

    Cli.run(
        "batch",
        "--input",
        input,
        "--horizon=1",
        "--model=seasonal_naive",
        "--season-length=3",
        "--output",
        output);
    assertThat(Files.readAllLines(output).get(1)).startsWith("S,1,1,");

    Cli.run(
        "batch",
        "--input",
        input,
        "--horizon=1",
        "--model=seasonal_naive",
        "--season-length=1",
        "--output",
        output);
    assertThat(Files.readAllLines(output).get(1)).startsWith("S,1,9,");
  }

  @Test
  void a_bad_series_is_named_and_the_others_are_done() throws Exception {
    Path input = write("id,v", "good,1,2,3,4,5,6", "bad,1,x,3", "empty,,,", "fine,5,5,5,5,5,6");
    Path output = folder.resolve("out.csv");

    Cli.Result result =
        Cli.run(
            "batch",
            "--input",
            input,
            "--horizon=1",
            "--model=naive",
            "--output",
            output,
            "--json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: line 3, series \"bad\"")
        .contains("error: line 4, series \"empty\"");
    assertThat(Files.readAllLines(output).stream().map(line -> line.split(",", -1)[0]))
        .containsExactly("series_id", "good", "fine");
    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(json.get("series").asInt()).isEqualTo(4);
    assertThat(json.get("forecast").asInt()).isEqualTo(2);
    assertThat(json.get("failures").get(0).get("series_id").asText()).isEqualTo("bad");
    assertThat(json.get("failures_cut").asBoolean()).isFalse();
  }

  @Test
  void the_number_of_threads_does_not_change_a_byte() throws Exception {
    Random random = new Random(7);
    String[] rows = new String[60];
    for (int i = 0; i < rows.length; i++) {
      StringBuilder row = new StringBuilder("S" + i);
      for (int t = 0; t < 40 + i; t++) {
        double value = 100 + i + 10 * Math.sin(t * Math.PI / 6) + random.nextGaussian();
        row.append(String.format(Locale.ROOT, ",%.4f", value));
      }
      rows[i] = row.toString();
    }
    Path input = write("id,v", rows);
    Path one = folder.resolve("one.csv");
    Path four = folder.resolve("four.csv");

    assertThat(Cli.run("batch", "--input", input, "--horizon=6", "--threads=1", "-o", one).code())
        .isZero();
    assertThat(Cli.run("batch", "--input", input, "--horizon=6", "--threads=4", "-o", four).code())
        .isZero();

    assertThat(four).hasSameBinaryContentAs(one);
    assertThat(Files.readAllLines(one)).hasSize(1 + 60 * 6);
  }

  @Test
  void an_empty_file_is_refused_and_leaves_an_older_output_alone() throws Exception {
    Path input = write("id,v");
    Path output = folder.resolve("out.csv");

    Cli.Result result = Cli.run("batch", "--input", input, "--horizon=1", "--output", output);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("holds no series");
  }

  @Test
  void wrong_numbers_are_usage_errors() throws Exception {
    Path input = write("id,v", "A,1,2");
    for (String option : List.of("--threads=0", "--season-length=0", "--level=2")) {
      Cli.Result result =
          Cli.run("batch", "--input", input, "--horizon=1", option, "--output", "-");
      assertThat(result.code()).as(option).isEqualTo(2);
    }
    assertThat(Cli.run("batch", "--input", input, "--horizon=0", "--output", "-").code())
        .isEqualTo(2);
  }

  private Path write(String header, String... rows) throws Exception {
    Path file = folder.resolve("wide.csv");
    Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
    return file;
  }
}
