package com.signalcraft.examples.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.benchmarks.FigurePage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The whole run, with few points. */
class ClientFiguresTest {

  private static final ClientScale SMALL = new ClientScale(8_000, 50, 1);

  @Test
  void every_figure_of_the_client_finds_its_place_on_the_page() throws Exception {
    FigurePage page = new FigurePage(Files.readString(Path.of("../../docs/benchmarks.md")));

    String text = ClientFigures.write(page, SMALL).text();

    assertThat(text)
        .contains(
            "| points a second on one core | ",
            "| allocated for a point, its text included | ",
            "| through a writer | ",
            "| with a journal | ");
  }
}
