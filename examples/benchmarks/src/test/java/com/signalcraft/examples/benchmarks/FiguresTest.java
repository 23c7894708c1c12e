package com.signalcraft.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How results become figures on a page. */
class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50 ns",
    "9.994, 9.99 ns",
    "9.996, 10.0 ns",
    "172.6, 173 ns",
    "999.4, 999 ns",
    "999.6, 1.00 µs",
    "26500, 26.5 µs",
    "162e6, 162 ms",
    "1.276e9, 1.28 s",
    "1.2e12, '1,200 s'"
  })
  void a_time_has_three_digits_and_a_fitting_unit(double nanos, String text) {
    assertThat(Figure.time(nanos)).isEqualTo(text);
  }

  @Test
  void without_parameters_a_table_shows_the_spread_and_compares_with_the_plain_benchmark() {
    String table =
        FigureTable.of(
            List.of(
                new Figure("Push", "inOrder", "", 200_000, 400, 300, 500),
                new Figure("Push", "plainMap", "", 200_000, 160, 150, 2_000)));

    assertThat(table)
        .isEqualTo(
            """
            | benchmark | median | lowest to highest | times `plainMap` | a second |
            | --- | ---: | ---: | ---: | ---: |
            | `inOrder` | 400 ns | 300 ns to 500 ns | 2.50 | 2.50 million |
            | `plainMap` | 160 ns | 150 ns to 2.00 µs | 1.00 | 6.25 million |
            """);
  }

  @Test
  void without_a_plain_benchmark_and_with_one_thing_a_call_these_columns_are_left_out() {
    String table = FigureTable.of(List.of(new Figure("Day", "resample", "", 1, 4e6, 3e6, 5e6)));

    assertThat(table)
        .isEqualTo(
            """
            | benchmark | median | lowest to highest |
            | --- | ---: | ---: |
            | `resample` | 4.00 ms | 3.00 ms to 5.00 ms |
            """);
  }

  @Test
  void with_parameters_a_table_has_a_column_for_each_of_their_values() {
    String table =
        FigureTable.of(
            List.of(
                new Figure("Fit", "auto", "days = 730", 1, 6e7, 0, 0),
                new Figure("Fit", "auto", "days = 10000", 1, 4e8, 0, 0),
                new Figure("Fit", "linear", "days = 10000", 1, 17e6, 0, 0)));

    assertThat(table)
        .isEqualTo(
            """
            | benchmark | days = 730 | days = 10000 |
            | --- | ---: | ---: |
            | `auto` | 60.0 ms | 400 ms |
            | `linear` |  | 17.0 ms |
            """);
  }

  @Test
  void figures_replace_those_of_their_place_alone() {
    FigurePage page =
        new FigurePage(
            """
            <!-- figures: a -->
            old
            <!-- /figures -->
            between
            <!-- figures: b -->
            <!-- /figures -->
            """);

    assertThat(page.with("a", "new $1\n").with("b", "first\n").text())
        .isEqualTo(
            """
            <!-- figures: a -->
            new $1
            <!-- /figures -->
            between
            <!-- figures: b -->
            first
            <!-- /figures -->
            """);
  }

  @Test
  void a_page_without_a_place_for_figures_is_refused() {
    FigurePage page = new FigurePage("<!-- figures: a -->\n<!-- /figures -->\n");

    assertThatThrownBy(() -> page.with("b", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the page has no place for the figures of b");
  }

  @Test
  void the_page_has_a_place_for_every_benchmark() throws IOException {
    FigurePage page = new FigurePage(Files.readString(Path.of("../../docs/benchmarks.md")));
    Set<String> classes =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of(".*"),
                List.of())
            .stream()
            .map(entry -> entry.getUserClassQName())
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toSet());

    assertThat(classes).contains("CsvBenchmark", "InMemoryRangeBenchmark");
    assertThat(classes)
        .allSatisfy(name -> assertThat(page.with(name, "here\n").text()).contains("here"));
  }
}
