package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  private static final Pattern EXPECTED =
      Pattern.compile("(\\S+): (\\d+) EUR expected, 95 % of the time (\\d+) to (\\d+)");

  private final List<String> printed =
      Printed.by(out -> QuickStart.run(QuickStart.halfAYearOfSales(), out));

  @Test
  void forecasts_the_next_thirty_days() {
    assertThat(printed).hasSize(4);
    // What the made-up sales go on with: 900, and 1 more each day, on a Wednesday and a Thursday.
    assertForecast(printed.get(0), "2026-07-01", 900 + 181);
    assertForecast(printed.get(1), "2026-07-30", 900 + 210);
  }

  private static void assertForecast(String line, String day, int truth) {
    Matcher forecast = EXPECTED.matcher(line);
    assertThat(forecast.matches()).as(line).isTrue();
    assertThat(forecast.group(1)).isEqualTo(day);
    assertThat(Integer.parseInt(forecast.group(2))).isBetween(truth - 60, truth + 60);
    assertThat(truth)
        .isBetween(Integer.parseInt(forecast.group(3)), Integer.parseInt(forecast.group(4)));
  }

  @Test
  void finds_the_day_on_which_the_till_was_broken_and_no_other() {
    assertThat(printed.get(2)).startsWith("2026-05-13: 212 EUR is odd, ").endsWith(": critical");
    assertThat(printed.get(3)).isEqualTo("2026-05-13: alert, avg over 24h is 212.4, below 500");
  }
}
