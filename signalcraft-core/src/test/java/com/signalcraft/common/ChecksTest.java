package com.signalcraft.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

  @Test
  void what_is_required_comes_back() {
    assertThat(Checks.required("name", "x")).isEqualTo("x");
    refused("name", "is required, was null", () -> Checks.required("name", null));
  }

  @Test
  void a_list_is_copied_and_holds_no_null() {
    List<String> given = new ArrayList<>(List.of("a"));
    List<String> copy = Checks.list("items", given);
    given.add("b");

    assertThat(copy).containsExactly("a");
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
    refused("items", "is required, was null", () -> Checks.list("items", null));
    refused("items", "is required, was null", () -> Checks.list("items", Arrays.asList("a", null)));
  }

  @Test
  void text_is_not_blank_and_not_too_long() {
    assertThat(Checks.text("name", "abc", 3)).isEqualTo("abc");
    refused("name", "must have at most 3 characters, had 4", () -> Checks.text("name", "abcd", 3));
    refused("name", "must not be blank, was \"\"", () -> Checks.text("name", "", 3));
    refused("name", "must not be blank, was \" \t\"", () -> Checks.text("name", " \t", 3));
    refused("name", "is required, was null", () -> Checks.text("name", null, 3));
    refused("name", "must not hold the character U+0000", () -> Checks.text("name", "a\0", 3));
  }

  @Test
  void optional_text_may_be_empty() {
    assertThat(Checks.optionalText("name", "", 3)).isEmpty();
    assertThat(Checks.optionalText("name", "  ", 3)).isEqualTo("  ");
    refused("name", "must have at most 3 characters", () -> Checks.optionalText("name", "abcd", 3));
    refused("name", "U+0000", () -> Checks.optionalText("name", "\0", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDE00", "\uD83D\uD83D\uDE00", "\uDE00\uD83D", "\uD83Dx"})
  void half_a_character_is_refused(String text) {
    refused("name", "unpaired surrogate", () -> Checks.optionalText("name", text, 10));
  }

  @Test
  void whole_characters_beyond_the_first_plane_are_taken() {
    assertThat(Checks.optionalText("name", "a😀b😀", 10)).isEqualTo("a😀b😀");
  }

  @Test
  void bounds_are_allowed_themselves() {
    assertThat(Checks.between("limit", 1, 1, 3)).isOne();
    assertThat(Checks.between("limit", 3, 1, 3)).isEqualTo(3);
    refused("limit", "must be between 1 and 3, was 0", () -> Checks.between("limit", 0, 1, 3));
    refused("limit", "must be between 1 and 3, was 4", () -> Checks.between("limit", 4, 1, 3));
  }

  @Test
  void exact_bounds_are_allowed_themselves_however_written() {
    assertThat(Checks.between("score", new BigDecimal("1.0"), "-1", "1")).isEqualTo("1.0");
    assertThat(Checks.between("score", new BigDecimal("-1.00"), "-1", "1")).isEqualTo("-1.00");
    refused(
        "score",
        "must be between -1 and 1, was 1.01",
        () -> Checks.between("score", new BigDecimal("1.01"), "-1", "1"));
    refused(
        "score",
        "must be between -1 and 1, was -1.01",
        () -> Checks.between("score", new BigDecimal("-1.01"), "-1", "1"));
  }

  @Test
  void a_finite_number_comes_back() {
    assertThat(Checks.finite("value", -1.5)).isEqualTo(-1.5);
    for (double value :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      refused("value", "must be finite, was " + value, () -> Checks.finite("value", value));
    }
  }

  @Test
  void a_decimal_is_written_out_as_the_database_keeps_it() {
    assertThat(Checks.decimal("value", new BigDecimal("1e49")))
        .isEqualTo(new BigDecimal("1" + "0".repeat(49)));
    assertThat(Checks.between("value", new BigDecimal("1e1"), "0", "10"))
        .isEqualTo(new BigDecimal("10"));
    refused(
        "value", "had 0 and 51", () -> Checks.between("value", new BigDecimal("1e-51"), "0", "10"));
  }

  @Test
  void an_instant_is_kept_in_microseconds_and_within_bounds() {
    Instant fine = Instant.parse("2026-03-15T10:20:30.123456789Z");
    Instant kept = Instant.parse("2026-03-15T10:20:30.123456Z");

    assertThat(Checks.instant("at", fine)).isEqualTo(kept);
    assertThat(Checks.timestamp("at", fine)).isEqualTo(kept);
    assertThat(Checks.instant("at", Instant.parse("9999-12-31T23:59:59.999999999Z")))
        .isEqualTo("9999-12-31T23:59:59.999999Z");
    assertThat(Checks.timestamp("at", Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    refused("at", "is required", () -> Checks.instant("at", null));
    refused("at", "from 1970 to 9999", () -> Checks.instant("at", Instant.EPOCH.minusNanos(1)));
    refused("at", "from 1970 to 9999", () -> Checks.instant("at", Instant.MAX));
    refused("at", "from 1970 to 2099", () -> Checks.timestamp("at", TimeRange.LATEST));
    refused("at", "is required", () -> Checks.timestamp("at", null));
  }

  @Test
  void a_decimal_has_at_most_50_digits_on_each_side() {
    for (String text :
        List.of(
            "9".repeat(50), "0." + "9".repeat(50), "-" + "9".repeat(50) + "." + "9".repeat(50))) {
      BigDecimal value = new BigDecimal(text);
      assertThat(Checks.decimal("value", value)).isSameAs(value);
    }
    refused(
        "value",
        "must have at most 50 digits before and 50 after the decimal point, had 51 and 0",
        () -> Checks.decimal("value", new BigDecimal("1e50")));
    refused("value", "had 0 and 51", () -> Checks.decimal("value", new BigDecimal("1e-51")));
    refused(
        "value",
        "had 2147483648 and 0",
        () -> Checks.decimal("value", new BigDecimal("1e2147483647")));
    refused("value", "is required", () -> Checks.decimal("value", null));
  }

  @Test
  void a_zone_is_one_that_there_is() {
    assertThat(Checks.zone("timezone", "Europe/Berlin")).isEqualTo("Europe/Berlin");
    assertThat(Checks.zone("timezone", "UTC")).isEqualTo("UTC");
    refused("timezone", "is required", () -> Checks.zone("timezone", null));
    for (String wrong : List.of("", "Mars/Base", "europe berlin")) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> Checks.zone("timezone", wrong))
          .withCauseInstanceOf(DateTimeException.class)
          .satisfies(
              error ->
                  assertThat(error.issue())
                      .isEqualTo(
                          "must be the name of a time zone, such as Europe/Berlin, was \""
                              + wrong
                              + "\""));
    }
  }

  @Test
  void a_month_has_four_digits_of_year_and_two_of_month() {
    assertThat(Checks.month("period", "2026-01")).isEqualTo("2026-01");
    assertThat(Checks.month("period", "1999-12")).isEqualTo("1999-12");
    refused("period", "is required", () -> Checks.month("period", null));
    for (String wrong :
        List.of("", "2026", "2026-00", "2026-13", "2026-1", "26-01", "2026-01-01")) {
      refused(
          "period",
          "must be a month such as 2026-01, was \"" + wrong + "\"",
          () -> Checks.month("period", wrong));
    }
  }

  @Test
  void a_condition_holds_or_is_told() {
    assertThatNoException().isThrownBy(() -> Checks.that(true, "a", "b"));
    refused("a", "b", () -> Checks.that(false, "a", "b"));
  }

  @Test
  void long_text_is_cut_for_messages() {
    assertThat(Checks.shown("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(Checks.shown("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
  }

  @Test
  void an_error_tells_field_and_issue() {
    assertThatCode(() -> Checks.that(false, "a", "b")).hasMessage("a: b");
  }

  private static void refused(String field, String issue, ThrowingCallable call) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(call)
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.issue()).contains(issue);
            });
  }
}
