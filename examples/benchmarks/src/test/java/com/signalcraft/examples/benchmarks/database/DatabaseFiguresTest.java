package com.signalcraft.examples.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.benchmarks.FigurePage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The whole run, with few points. */
class DatabaseFiguresTest {

  private static final Scale SMALL = new Scale(3, 800, 5_000, 2_000, 1, 20);

  @Test
  void every_figure_of_the_database_finds_its_place_on_the_page() throws Exception {
    FigurePage page = new FigurePage(Files.readString(Path.of("../../docs/benchmarks.md")));

    String text = DatabaseFigures.write(page, SMALL).text();

    assertThat(text)
        .contains(
            "| 30 days of one source | ",
            "| the latest of each of 5 sources | ",
            "| 30 daily sums of one source | ",
            "| `dashboard().kpiSummary` | ",
            "| `dashboard().summary` | ",
            "| read into a `TimeSeries` | ",
            "| pushed by a `KpiWriter` | ",
            "| in batches of 10,000 | ",
            "| `upkeep().detachPoints` of a month | ");
  }
}
