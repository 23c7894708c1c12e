package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {

  private static NumberParser read(char decimalSign, String text) {
    NumberParser parser = new NumberParser(decimalSign);
    // Characters around the number must not be looked at.
    boolean good = parser.parse(("7" + text + "8").toCharArray(), 1, text.length() + 1);
    assertThat(good).as("%s: %s", text, parser.reason()).isTrue();
    return parser;
  }

  private static String refused(char decimalSign, String text) {
    NumberParser parser = new NumberParser(decimalSign);
    assertThat(parser.parse(text.toCharArray(), 0, text.length())).as(text).isFalse();
    return parser.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "0 = 0",
        "12 = 12",
        "-12.50 = -12.50",
        "+7 = 7",
        "007 = 7",
        "12. = 12",
        ".5 = 0.5",
        "-.5 = -0.5",
        "1,234 = 1234",
        "1,234,567.89 = 1234567.89",
        "12 345.5 = 12345.5",
        "12\u00a0345 = 12345",
        "12\u202f345 = 12345",
        "1'234.5 = 1234.5",
        "1\u2019234.5 = 1234.5",
        "$1,234.50 = 1234.50",
        "-$1,234.50 = -1234.50",
        "$-5 = -5",
        "- $ 5 = -5",
        "€ 5 = 5",
        "5 € = 5",
        "USD 5.25 = 5.25",
        "5.25 eur = 5.25",
        "-5.25EUR = -5.25",
        "(12.00) = -12.00",
        "($12.00) = -12.00",
        "( 12 ) = -12",
        "12 % = 12",
        "12.5% = 12.5",
        "-3% = -3",
        "\u22125 = -5",
        "1.5e3 = 1500",
        "1E-2 = 0.01",
        "-2.5E+2 = -250",
        "1,000e2 = 100000"
      })
  void numbers_are_read_as_people_write_them(String text, String expected) {
    NumberParser parser = read('.', text);

    assertThat(parser.exact()).isEqualByComparingTo(expected);
    assertThat(parser.value()).isEqualTo(Double.parseDouble(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "1.234,56 = 1234.56",
        "1.234 = 1234",
        "12,5 = 12.5",
        "-0,25 = -0.25",
        "1 234,5 = 1234.5",
        "1.234.567 € = 1234567",
        "1,5e3 = 1500",
        "(1.000,00) = -1000"
      })
  void a_decimal_comma_is_read(String text, String expected) {
    assertThat(read(',', text).exact()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        ".",
        "-",
        "--5",
        "+-5",
        "1.2.3",
        "1e",
        "e5",
        "1e+",
        "1e5x",
        "0x1F",
        "5 5 5",
        "()",
        "$",
        "%",
        "USD",
        "(5",
        "5)",
        "1_000",
        "Infinity",
        "12%%",
        "$$5",
        "$5$",
        "-(5)",
        "(-5)",
        "XYZ5",
        "5-",
        "1.5,5",
        "1,234 567",
        "٣",
        "1e 5",
        "1;2",
        "EUR 5 EUR"
      })
  void other_text_is_no_number(String text) {
    assertThat(refused('.', text)).isEqualTo("is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,23", "1,2345", "1234,567", ",123", "1,234,56", "12,34,567"})
  void commas_that_part_no_thousands_are_explained(String text) {
    assertThat(refused('.', text))
        .isEqualTo(
            "has a ',' that does not part thousands; state the locale if it is the decimal sign");
  }

  @Test
  void points_that_part_no_thousands_are_explained() {
    assertThat(refused(',', "1.5")).startsWith("has a '.' that does not part thousands");
  }

  @Test
  void sizes_are_bounded() {
    assertThat(refused('.', "1e401")).isEqualTo("has an exponent beyond 400");
    assertThat(refused('.', "1e-401")).isEqualTo("has an exponent beyond 400");
    assertThat(refused('.', "1e99999999999")).isEqualTo("has an exponent beyond 400");
    assertThat(refused('.', "1e400")).isEqualTo("is too large");
    assertThat(refused('.', "1".repeat(201))).isEqualTo("is too long for a number");
    assertThat(read('.', "1".repeat(200)).value()).isEqualTo(Double.parseDouble("1".repeat(200)));
    assertThat(read('.', "1e-400").value()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "9007199254740993",
        "9007199254740994.5",
        "0.1",
        "123456789012345678",
        "1234567890123456789",
        "0.30000000000000004",
        "5e-324",
        "1.7976931348623157e308",
        "2.2250738585072011e-308",
        "0.000000000000000001",
        "00000000000000000001.5",
        "8.41e21",
        "9007199254.740993"
      })
  void doubles_are_the_nearest(String text) {
    assertThat(read('.', text).value()).isEqualTo(Double.parseDouble(text));
    assertThat(read('.', "-" + text).value()).isEqualTo(-Double.parseDouble(text));
    assertThat(read('.', text).exact()).isEqualByComparingTo(new BigDecimal(text));
  }

  @Test
  void the_scale_is_kept() {
    assertThat(read('.', "12.50").exact()).isEqualTo(new BigDecimal("12.50"));
    assertThat(read('.', "-12.50").exact()).isEqualTo(new BigDecimal("-12.50"));
    assertThat(read('.', "$12.500").exact()).isEqualTo(new BigDecimal("12.500"));
  }

  @Property(tries = 200)
  void plain_decimals_are_read_exactly(
      @ForAll @LongRange(min = -10_000_000_000_000_000L, max = 10_000_000_000_000_000L) long digits,
      @ForAll @IntRange(min = 0, max = 17) int places) {
    BigDecimal expected = BigDecimal.valueOf(digits, places);
    NumberParser parser = read('.', expected.toPlainString());

    assertThat(parser.exact()).isEqualTo(expected);
    assertThat(parser.value()).isEqualTo(Double.parseDouble(expected.toString()));
  }

  @Property(tries = 200)
  void every_double_is_read_back(@ForAll double value) {
    if (Double.isFinite(value)) {
      assertThat(read('.', Double.toString(value)).value()).isEqualTo(value);
      String written = CsvNumbers.text(value);
      assertThat(read('.', written).value()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "NA", "na", "N/A", "n/a", "#N/A", "null", "NULL", "NaN", "nan"})
  void some_text_says_that_the_value_is_missing(String text) {
    assertThat(NumberParser.isMissing(text.toCharArray(), 0, text.length())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5", "--", "N", "NB", "NAA", "NUL", "NULLS", "none", "#N/B", "nana"})
  void other_text_does_not(String text) {
    assertThat(NumberParser.isMissing(text.toCharArray(), 0, text.length())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12, 12",
    "12.5, 12.5",
    "-12.25, -12.25",
    "0.1, 0.1",
    "0.000001, 0.000001",
    "9.9e-7, 9.9E-7",
    "1e15, 1000000000000000",
    "999999999999999, 999999999999999",
    "1.5e20, 150000000000000000000",
    "1e21, 1E+21",
    "1.5e300, 1.5E+300",
    "1e-3, 0.001",
    "-1e-4, -0.0001"
  })
  void numbers_are_written_short_and_plain(double value, String expected) {
    assertThat(CsvNumbers.text(value)).isEqualTo(expected);
  }

  @Test
  void a_missing_number_is_written_empty() {
    assertThat(CsvNumbers.text(Double.NaN)).isEmpty();
  }
}
