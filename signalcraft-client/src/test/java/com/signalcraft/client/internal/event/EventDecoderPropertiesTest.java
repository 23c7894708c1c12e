package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes over the wire is an event: a connection never ends because of a message. */
class EventDecoderPropertiesTest {

  private static final String[] MESSAGES = {
    "{\"type\":\"kpi_update\",\"data\":{\"source_id\":\"30000000-0000-0000-0000-000000000003\","
        + "\"timestamp\":\"2026-03-15T10:20:30Z\",\"value\":12.50,\"change_percent\":null}}",
    "{\"type\":\"alert_triggered\",\"data\":{\"alert_id\":"
        + "\"30000000-0000-0000-0000-000000000003\",\"alert_name\":\"A\",\"source_name\":\"S\","
        + "\"current_value\":1,\"threshold\":2e3,\"severity\":\"high\"}}",
    "{\"type\":\"notification\",\"data\":{\"id\":\"30000000-0000-0000-0000-000000000003\","
        + "\"title\":\"T\",\"message\":\"M\",\"type\":\"alert\"}}"
  };
  private static final String[] VALUES = {
    "null",
    "1e999999999",
    "1e99999999999999999999",
    "-0.0",
    "9".repeat(2_000),
    "{}",
    "[[]]",
    "\"\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "true",
    "[".repeat(500),
    "\"+9999999999-01-01T00:00:00Z\""
  };

  private final EventDecoder decoder = new EventDecoder(10_000);

  @Property(tries = 2_000)
  void a_damaged_message_is_an_event_nevertheless(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(MESSAGES[random.nextInt(MESSAGES.length)]);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + random.nextInt(10));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
        case 1 -> text.delete(at, to);
        case 2 -> text.insert(at, text.substring(at, to));
        default -> exchangeValue(text, random);
      }
      text.append(' ');
    }

    assertThat(decoder.decode(text.toString())).isNotNull();
  }

  private static void exchangeValue(StringBuilder text, Random random) {
    int start = text.indexOf(":", random.nextInt(text.length())) + 1;
    int end = start;
    while (end < text.length() && ",}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    text.replace(start, end, VALUES[random.nextInt(VALUES.length)]);
  }

  @Property
  void so_is_any_text(@ForAll String text) {
    assertThat(decoder.decode(text)).isNotNull();
  }
}
