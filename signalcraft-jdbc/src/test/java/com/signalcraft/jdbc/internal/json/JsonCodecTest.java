package com.signalcraft.jdbc.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.error.SignalCraftException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\": 0.10, \"b\": 12345678901234567890.12345678901234567890, \"c\": -1}",
        "{\"a\": null, \"b\": [true, false, null, {\"c\": \"ü\\\"\\\\\\n\"}]}",
        "{\"\": \"\", \"𝄞\": \"𝄞\"}",
      })
  void an_object_is_read_as_it_was_written(String json) {
    assertThat(JsonCodec.object("metadata", json).toJson()).isEqualTo(json);
  }

  @Test
  void numbers_stay_exact() {
    JsonObject read = JsonCodec.object("metadata", "{\"a\":0.1,\"b\":1e3,\"c\":1.10}");

    assertThat(read.number("a")).contains(new BigDecimal("0.1"));
    assertThat(read.number("b")).contains(new BigDecimal("1000"));
    assertThat(read.number("c")).contains(new BigDecimal("1.10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"s3cret\"", "{\"s3cret\"", "{} {}", "{\"a\":1e999}", ""})
  void what_cannot_be_read_is_told_by_its_column_without_its_text(String json) {
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> JsonCodec.object("metadata", json))
        .withMessage("the column metadata holds JSON that this version cannot read")
        .satisfies(
            error -> {
              StringWriter trace = new StringWriter();
              error.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("s3cret");
            });
  }

  @Test
  void deep_and_long_text_ends_in_an_error_and_not_in_the_stack() {
    for (String json :
        new String[] {
          "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
          "{\"a\":" + "9".repeat(100_000) + "}"
        }) {
      assertThatExceptionOfType(SignalCraftException.class)
          .isThrownBy(() -> JsonCodec.object("metadata", json));
    }
  }

  @Test
  void a_place_leaves_out_what_is_not_known() {
    Location all =
        new Location(
            "Hamburg", "HH", "Germany", new BigDecimal("53.55"), new BigDecimal("9.990"), "UTC");
    Location some = Location.of("Hamburg", "Germany");

    for (Location place : new Location[] {all, some}) {
      assertThat(JsonCodec.location("location", JsonCodec.object(place).toJson())).isEqualTo(place);
    }
    assertThat(JsonCodec.object(some).toJson()).isEqualTo("{\"city\": \"Hamburg\", \"country\": \"Germany\"}");
    assertThat(JsonCodec.location("location", "{\"city\":null,\"lat\":\"x\",\"zip\":1}"))
        .isEqualTo(new Location(null, null, null, null, null, null));
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> JsonCodec.location("location", "{\"lat\":91}"))
        .withMessage("the column location holds JSON that this version cannot read");
  }

  @Test
  void claims_are_escaped() {
    assertThat(JsonCodec.text(Map.of("sub", "a\"b\\c\n")))
        .isEqualTo("{\"sub\":\"a\\\"b\\\\c\\n\"}");
  }
}
