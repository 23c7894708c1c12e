package com.signalcraft.examples.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.FleetSpark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamCommandTest {

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void start() {
    // The commands use a session that runs.
    FleetSpark.session();
  }

  private Ended run(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args =
        Stream.of(Stream.of("stream", "--checkpoint", at("checkpoint")), Stream.of(options))
            .flatMap(each -> each)
            .toArray(String[]::new);
    int code = FleetCommand.run(new PrintWriter(out), new PrintWriter(err), Map.of(), args);
    return new Ended(code, out.toString(), err.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void files_that_are_there_are_judged_and_what_waits_is_told() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    List<String> lines =
        IntStream.range(0, 300)
            .mapToObj(
                i -> "a," + (1_772_323_200_000L + i * 3_600_000L) + "," + (i == 250 ? 90 : i % 7))
            .toList();
    Files.write(in.resolve("points.csv"), lines);
    Files.writeString(in.resolve("more.csv"), "a,yesterday,1\n");

    Ended ended =
        run(
            "--files",
            in.toString(),
            "--format",
            "csv",
            "--output",
            at("out"),
            "--output-format",
            "json",
            "--rejects",
            at("rejects"),
            "--once",
            "--late",
            "2h",
            "--partitions",
            "1");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("CSV files in " + in + " to JSON in " + at("out"))
        .contains("judged     298 points")
        .contains("waiting    +2 points since the start of the run: those after 2026-03-13T09:00")
        .contains("unreadable 1 rows");
    assertThat(FleetSpark.session().read().json(at("out")).filter("actual_value = 90").count())
        .isEqualTo(1);
    assertThat(FleetSpark.session().read().json(at("rejects")).count()).isEqualTo(1);

    Ended other = run("--files", in.toString(), "--format", "csv", "--output", at("out"), "--once");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("cannot change while a stream goes on");
  }

  @Test
  void what_cannot_be_used_is_named_with_what_is_allowed() {
    assertThat(run("--output", at("out")).err()).contains("--files PATH, or --kafka and --topic");
    assertThat(run("--files", at("in"), "--kafka", "localhost:1", "--output", at("out")).err())
        .contains("--files PATH, or --kafka and --topic");
    assertThat(run("--kafka", "localhost:1", "--output", at("out")).err()).contains("--topic");
    assertThat(run("--files", at("in"), "--topic", "x", "--output", at("out")).err())
        .contains("are for --kafka");
    assertThat(run("--files", at("in")).err()).contains("--output PATH or --database-url URL");
    assertThat(run("--files", at("in"), "--output", at("out"), "--late", "soon").err())
        .contains("such as 10m, was \"soon\"");
    assertThat(run("--files", at("in"), "--output", at("out"), "--late", "31d").err())
        .contains("late: must be from");
    assertThat(run("--files", at("in"), "--output", at("out"), "--partitions", "0").err())
        .contains("partitions");
    assertThat(run("--files", at("in"), "--output", at("out"), "--columns", "a,b").err())
        .contains("columns: must have source_id");
    assertThat(run("--files", at("in"), "--output", at("out"), "--every", "0s").err())
        .contains("every: must be from");
    assertThat(run("--files", at("in"), "--format", "json", "--output", at("out")).err())
        .contains("in")
        .contains("does not exist");
    assertThat(
            run(
                    "--kafka",
                    "localhost:1",
                    "--topic",
                    "x",
                    "--kafka-config",
                    at("none"),
                    "--output",
                    at("out"))
                .err())
        .contains("--kafka-config")
        .contains("cannot be read");
    assertThat(folder).isEmptyDirectory();
  }
}
