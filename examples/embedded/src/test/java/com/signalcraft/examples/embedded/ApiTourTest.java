package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.memory.InMemorySignalCraft;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ApiTourTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);

  @Test
  void walks_through_callers_points_writer_and_reading() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    try (SignalCraft signalCraft = InMemorySignalCraft.builder().clock(clock).build()) {
      ApiTour.walk(signalCraft, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    // 2 points of the two shops, 30 of the days after: 16 to 31 January lie in the range read.
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2 + 32 + 1)
        .startsWith("Ada's Coffee", "2 points are stored")
        .contains("read: 2026-01-15T12:00:00Z 812.40", "read: 2026-02-14T12:00:00Z 3000.50")
        .endsWith("17 days, 18 points");
  }
}
