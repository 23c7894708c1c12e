package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  @Test
  void forecasts_a_month_and_finds_the_day_on_which_the_till_was_broken() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    QuickStart.run(
        QuickStart.halfAYearOfSales(), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("x");
  }
}
