package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvent.Unknown;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {

  private static final String UPDATE =
      """
      {"type":"kpi_update","data":{"source_id":"20000000-0000-0000-0000-000000000002",
       "timestamp":"2025-01-15T10:30:00Z","value":12.50,"change_percent":null}}""";

  private final EventDecoder decoder = new EventDecoder(65_536);

  @Test
  void a_change_that_is_null_or_absent_is_not_known() {
    LiveEvent.KpiUpdate update = (LiveEvent.KpiUpdate) decoder.decode(UPDATE);
    assertThat(update.changePercent()).isNull();
    assertThat(update.value()).hasToString("12.50");
    assertThat(decoder.decode(UPDATE.replace(",\"change_percent\":null", ""))).isEqualTo(update);
  }

  @Test
  void a_severity_and_a_type_that_are_not_known_are_kept() {
    LiveEvent alert =
        decoder.decode(
            """
            {"type":"alert_triggered","data":{"alert_id":"30000000-0000-0000-0000-000000000003",
             "alert_name":"","source_name":"S","current_value":1,"threshold":2,
             "severity":"apocalyptic"}}""");
    assertThat(((LiveEvent.AlertTriggered) alert).severity().value()).isEqualTo("apocalyptic");
    LiveEvent notification =
        decoder.decode(
            """
            {"type":"notification","data":{"id":"30000000-0000-0000-0000-000000000003",
             "title":"","message":"","type":"brand_new"}}""");
    assertThat(((LiveEvent.NotificationArrived) notification).type().value())
        .isEqualTo("brand_new");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "20000000-0000-0000-0000-000000000002" | "2"     | source_id
          "20000000-0000-0000-0000-000000000002" | 2       | source_id
          "2025-01-15T10:30:00Z" | "yesterday"            | timestamp
          12.50 | "12.50"                                  | value
          12.50 | null                                     | value
          12.50 | 1e999999999                              | value
          "change_percent":null | "change_percent":"x"     | change_percent
          """)
  void data_that_are_not_as_documented_are_an_unknown_event(
      String right, String wrong, String field) {
    String text = UPDATE.replace(right, wrong);
    Unknown event = (Unknown) decoder.decode(text);
    assertThat(event.text()).isEqualTo(text);
    assertThat(event.issue()).contains(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''            | JSON
          null          | type
          []            | JSON
          {}            | type
          {"type":7}    | type
          {"type":"kpi_update"} | source_id
          {"type":"kpi_update","data":[1]} | source_id
          {"type":"x"} tail | JSON
          """)
  void whatever_comes_is_an_event(String text, String issue) {
    Unknown event = (Unknown) decoder.decode(text);
    assertThat(event.text()).isEqualTo(text);
    assertThat(event.issue()).contains(issue);
  }

  @Test
  void a_message_that_is_nested_too_deep_is_an_event() {
    String deep = "{\"type\":\"x\",\"data\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    assertThat(decoder.decode(deep)).isInstanceOf(Unknown.class);
    String deeperThanAllowed = "{\"type\":\"x\",\"data\":" + "[".repeat(50) + "]".repeat(50) + "}";
    assertThat(decoder.decode(deeperThanAllowed)).isInstanceOf(Unknown.class);
  }

  @Test
  void a_long_binary_message_is_shown_in_part() {
    Unknown event = (Unknown) decoder.decode(ByteString.of(new byte[100_000]));
    assertThat(event.text()).isEqualTo("0".repeat(Unknown.SHOWN_CHARACTERS));
  }

  @Property(tries = 2_000)
  void no_text_is_too_strange(@ForAll("mutilated") String text) {
    assertThat(decoder.decode(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> mutilated() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(20)
        .flatMap(
            piece ->
                Arbitraries.integers()
                    .between(0, UPDATE.length() - 1)
                    .map(
                        at ->
                            UPDATE.substring(0, at)
                                + piece
                                + UPDATE.substring(
                                    Math.min(UPDATE.length(), at + piece.length() / 2))));
  }
}
