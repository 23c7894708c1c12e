package com.signalcraft.examples.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.examples.benchmarks.FigurePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole run, with few and made-up series, and a peer that is a shell script. */
class ForecastFiguresTest {

  private static final ForecastScale SMALL = new ForecastScale(1, 1, 1, 1, List.of(200, 400));

  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void every_figure_of_the_forecasts_finds_its_place_on_the_page() throws Exception {
    FigurePage page = new FigurePage(Files.readString(Path.of("../../docs/benchmarks.md")));
    makeSeries();
    for (String program :
        List.of("prophet_peyton.py", "auto_arima.py", "auto_ets.py", "theta.py", "r_peers.R")) {
      Files.writeString(
          folder.resolve(program),
          """
          echo 'noise before'
          echo '{"peer": "a peer", "model": "ets", "ms_per_series": 5000, "mean_aicc": -12.5}'
          """);
    }
    Path shell = Path.of("/bin/sh");
    Peers peers = new Peers(Optional.of(shell), Optional.of(shell), folder, folder);

    String text = ForecastFigures.write(page, peers, SMALL).text();

    assertThat(text)
        .contains(
            "| Prophet, page views | a peer | ",
            "| 5.00 s | ",
            " | -12.50 |",
            "| M3 monthly | 2 | ",
            "| M4 hourly | 1 | ",
            "| Prophet, time | ",
            "| Theta, heap | ");
  }

  @Test
  void without_peers_there_are_our_own_figures() throws Exception {
    makeSeries();
    Peers none = new Peers(Optional.empty(), Optional.empty(), folder, folder);

    assertThat(PeerFigures.table(none, SMALL))
        .contains("| automatic ETS | not run | ")
        .doesNotContain("classic theta");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_program_that_fails_is_not_taken_for_one_that_says_nothing() throws IOException {
    Files.writeString(folder.resolve("bad.py"), "exit 3");
    Peers peers = new Peers(Optional.of(Path.of("/bin/sh")), Optional.empty(), folder, folder);

    assertThatThrownBy(() -> peers.python("bad.py"))
        .isInstanceOf(IOException.class)
        .hasMessage("bad.py ended with 3; run it by itself to see why");
  }

  @Test
  void wrong_arguments_are_answered_with_the_right_ones() {
    assertThatThrownBy(() -> ForecastFigures.main(new String[] {"data"}))
        .hasMessageStartingWith("the arguments are DATA_FOLDER PAGE");
    assertThatThrownBy(() -> ForecastFigures.main(new String[] {"data", "page", "--ruby", "x"}))
        .hasMessageStartingWith("[--ruby] is unknown");
  }

  private void makeSeries() throws IOException {
    Random random = new Random(1);
    StringBuilder m3 = new StringBuilder("series_id,frequency,split,t,value\n");
    for (String group : List.of("yearly", "quarterly", "monthly", "monthly", "other")) {
      String id = group + m3.length();
      for (int t = 0; t < 66; t++) {
        m3.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%.2f%n",
                id,
                group,
                t < 48 ? "train" : "test",
                t,
                100 + 10 * Math.sin(t * Math.PI / 6) + random.nextGaussian()));
      }
    }
    Files.writeString(folder.resolve("m3.csv"), m3);
    Files.createDirectories(folder.resolve("m4"));
    for (String part : List.of("train", "test")) {
      StringBuilder hourly = new StringBuilder("V1,V2\n\"H1\"");
      for (int t = 0; t < (part.equals("train") ? 400 : 48); t++) {
        hourly.append(
            String.format(
                Locale.ROOT,
                ",%.3f",
                50 + 10 * Math.sin(t * Math.PI / 12) + random.nextGaussian()));
      }
      Files.writeString(folder.resolve("m4/Hourly-" + part + ".csv"), hourly.append('\n'));
    }
    Files.createDirectories(folder.resolve("prophet"));
    StringBuilder views = new StringBuilder("\"ds\",\"y\"\n");
    for (int day = 0; day < 200; day++) {
      views.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%.4f%n",
              LocalDate.of(2010, 1, 1).plusDays(day),
              8 + 0.1 * random.nextGaussian()));
    }
    Files.writeString(folder.resolve("prophet/example_wp_log_peyton_manning.csv"), views);
  }
}
