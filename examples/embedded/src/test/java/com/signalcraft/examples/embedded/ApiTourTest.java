package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.memory.InMemorySignalCraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTourTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);

  @Test
  void walks_through_callers_points_writer_reading_and_what_is_stored_of_it() {
    List<String> printed;
    try (SignalCraft signalCraft = InMemorySignalCraft.builder().clock(clock).build()) {
      printed = Printed.by(out -> ApiTour.walk(signalCraft, out));
    }

    // Points of two shops on 15 January, then one on each of 30 days, 16 of them in January. The
    // two together are far more than the first of the others, which is the anomaly.
    assertThat(printed)
        .hasSize(2 + 32 + 2)
        .startsWith("Ada's Coffee", "2 points are stored")
        .contains("read: 2026-01-15T12:00:00Z 812.40", "read: 2026-02-14T12:00:00Z 3000.50")
        .endsWith("17 days, 18 points", "7 rows of naive, anomalies: 1");
  }
}
