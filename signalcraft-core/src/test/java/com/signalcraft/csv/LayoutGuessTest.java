package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutGuessTest {

  private static CsvLayout guess(String text) {
    return LayoutGuess.of(text, CsvOptions.defaults());
  }

  private static CsvLayout guess(String text, CsvOptions.Builder options) {
    return LayoutGuess.of(text, options.build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "a,b\\n1,2 # ,",
        "a;b\\n1;2 # ;",
        "a|b\\n1|2 # |",
        "a\tb\\n1\t2 # \\t",
        "date;v\\n2024-01-01;1,5\\n2024-01-02;2 # ;",
        "2024-01-01;1,5\\n2024-01-02;2,5 # ;",
        "a,b;c\\n1,2\\n3,4 # ,",
        "\"a;b;c\",d\\n\"x;y;z\",1 # ,",
        "\"a\\nb\",d\\n1,2 # ,",
        "a # ,"
      })
  void the_separator_occurs_equally_often_in_most_lines(String text, String separator) {
    String expected = separator.replace("\\t", "\t");

    assertThat(SeparatorGuess.of(text.replace("\\n", "\n"))).isEqualTo(expected.charAt(0));
  }

  @Test
  void a_stated_separator_is_taken() {
    assertThat(guess("t,x:v\n2024-01-01:5\n", CsvOptions.builder().separator(':')).columns())
        .containsExactly("t,x", "v");
    for (char bad : new char[] {'"', '\n', '\r', '\0'}) {
      assertThatThrownBy(() -> CsvOptions.builder().separator(bad))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining(String.format(Locale.ROOT, "U+%04X", (int) bad));
    }
  }

  @Test
  void a_header_is_told_from_data() {
    assertThat(guess("date,value\n2024-01-01,1\n").header()).isTrue();
    assertThat(guess("2024-01-01,1\n2024-01-02,2\n"))
        .isEqualTo(new CsvLayout(',', false, List.of("1", "2"), 0, 1));
    assertThat(guess("1706745600,1.5\n1706749200,2.5\n").header()).isFalse();
    assertThat(
            guess(
                    "date,2023,2024\n2024-01-01,1,2\n",
                    CsvOptions.builder().valueColumn(CsvColumn.number(3)))
                .columns())
        .containsExactly("date", "2023", "2024");
    assertThat(guess("7,2024-01-01\n8,2024-01-02\n"))
        .isEqualTo(new CsvLayout(',', false, List.of("1", "2"), 1, 0));
    assertThat(guess("2024-01-01,NA\n2024-01-02,5\n").header()).isFalse();
    assertThat(guess("x,y\n2024-01-01,1\n", CsvOptions.builder().header(CsvHeader.PRESENT)))
        .isEqualTo(new CsvLayout(',', true, List.of("x", "y"), 0, 1));
    assertThat(
            guess("x,y\n2024-01-01,1\n", CsvOptions.builder().header(CsvHeader.ABSENT)).columns())
        .containsExactly("1", "2");
  }

  @Test
  void a_column_asked_for_by_name_means_that_there_is_a_header() {
    assertThat(
            guess("2023,2024\n2024-01-01,1\n", CsvOptions.builder().valueColumn("2024")).header())
        .isTrue();
    assertThat(
            guess("2023,2024\n2024-01-01,1\n", CsvOptions.builder().timestampColumn("2023"))
                .columns())
        .containsExactly("2023", "2024");
  }

  @Test
  void the_only_column_of_dates_has_the_time_stamps() {
    assertThat(guess("id,when,sales,note\n1,2024-01-01,5,x\n2,2024-01-02,6,y\n", sales()))
        .isEqualTo(new CsvLayout(',', true, List.of("id", "when", "sales", "note"), 1, 2));
  }

  private static CsvOptions.Builder sales() {
    return CsvOptions.builder().valueColumn("sales");
  }

  @Test
  void of_several_columns_of_dates_the_name_decides() {
    assertThat(
            guess("opened,Date,value\n2024-01-01,2024-01-02,5\n2024-01-01,2024-01-03,6\n")
                .timestampColumn())
        .isEqualTo(1);
    assertThatThrownBy(() -> guess("opened,closed,value\n2024-01-01,2024-01-02,5\n"))
        .isInstanceOf(CsvException.class)
        .hasMessage(
            "csv: has several columns, [opened, closed], that can be the time stamps; state the"
                + " column of time stamps, of [opened, closed, value]");
    assertThatThrownBy(() -> guess("date,time,value\n2024-01-01,2024-01-02,5\n"))
        .isInstanceOf(CsvException.class);
  }

  @Test
  void numbers_are_time_stamps_by_name_or_where_they_come_first_without_a_header() {
    assertThat(guess("v,Time-Stamp\n5,1706745600\n", CsvOptions.builder()).timestampColumn())
        .isEqualTo(1);
    assertThat(guess("year,value\n2023,5\n2024,6\n").timestampColumn()).isZero();
    assertThat(guess("1706745600,1706745600\n").timestampColumn()).isZero();
    assertThatThrownBy(() -> guess("account,value\n1706745600,5\n"))
        .hasMessage(
            "csv: has several columns, [account], that can be the time stamps; state the column of"
                + " time stamps, of [account, value]");
  }

  @Test
  void no_column_of_time_stamps_is_an_error_that_says_why() {
    assertThatThrownBy(() -> guess("a,b\nx,1\n"))
        .hasMessage(
            "csv: has no column that can be the time stamps; state the column of time stamps, of [a,"
                + " b]");
    assertThatThrownBy(() -> guess("date,b\n01/02/2024,1\n"))
        .hasMessage(
            "csv: has no column that can be the time stamps; state the column of time stamps, of"
                + " [date, b]; in column date \"01/02/2024\" may be day or month first; state a"
                + " pattern such as dd/MM/yyyy");
  }

  @Test
  void half_of_the_fields_must_fit() {
    String good = "2024-01-01,x,1\n2024-01-02,x,2\n";

    assertThat(guess("a,b,c\n" + good + "bad,x,bad\nbad,x,bad\n"))
        .isEqualTo(new CsvLayout(',', true, List.of("a", "b", "c"), 0, 2));
    assertThat(guess("a,b,c\n" + good + "NA,x,NA\n,x,\nNA,x,NA\n").valueColumn()).isEqualTo(2);
    assertThatThrownBy(() -> guess("a,b,c\n" + good + "bad,x,5\nbad,x,5\nbad,x,5\n"))
        .hasMessageContaining("no column that can be the time stamps");
    assertThatThrownBy(
            () -> guess("a,b,c\n" + good + "2024-01-05,x,b\n2024-01-05,x,b\n2024-01-05,x,b\n"))
        .hasMessageContaining("has no column that can be the values");
  }

  @Test
  void the_only_other_column_of_numbers_has_the_values() {
    assertThat(guess("d,note,n\n2024-01-01,a,1\n2024-01-02,b,2\n").valueColumn()).isEqualTo(2);
    assertThat(guess("d,n\n2024-01-01,x\n2024-01-02,y\n").valueColumn()).isEqualTo(1);
    assertThat(guess("d,orders,Value\n2024-01-01,1,2\n").valueColumn()).isEqualTo(2);
    assertThatThrownBy(() -> guess("d,orders,visits\n2024-01-01,1,2\n"))
        .isInstanceOf(CsvException.class)
        .hasMessage(
            "csv: has several columns, [orders, visits], that can be the values; state the column of"
                + " values, of [d, orders, visits]");
    assertThatThrownBy(() -> guess("d,value,y\n2024-01-01,1,2\n")).isInstanceOf(CsvException.class);
    assertThatThrownBy(() -> guess("d,e,f\n2024-01-01,x,y\n"))
        .hasMessage(
            "csv: has no column that can be the values; state the column of values, of [d, e, f]");
  }

  @Test
  void a_header_alone_is_told_by_its_names() {
    assertThat(guess("note,ds,y\n"))
        .isEqualTo(new CsvLayout(',', true, List.of("note", "ds", "y"), 1, 2));
    assertThatThrownBy(() -> guess("a,b,c\n")).isInstanceOf(CsvException.class);
  }

  @Test
  void columns_are_found_by_name_and_number() {
    String text = "d, Sales ,sales\n2024-01-01,1,2\n";

    assertThat(guess(text, CsvOptions.builder().valueColumn("sales")).valueColumn()).isEqualTo(2);
    assertThat(guess(text, CsvOptions.builder().valueColumn("Sales")).valueColumn()).isEqualTo(1);
    assertThat(guess(text, CsvOptions.builder().valueColumn(CsvColumn.number(2))).valueColumn())
        .isEqualTo(1);
    assertThatThrownBy(() -> guess(text, CsvOptions.builder().valueColumn("SALES")))
        .hasMessage(
            "csv: has 2 columns named \"SALES\" for the values; its columns are [d, Sales, sales]");
    assertThatThrownBy(() -> guess(text, CsvOptions.builder().timestampColumn("t")))
        .hasMessage(
            "csv: has no column named \"t\" for the time stamps; its columns are [d, Sales, sales]");
    assertThatThrownBy(() -> guess(text, CsvOptions.builder().valueColumn(CsvColumn.number(4))))
        .hasMessage("csv: has no column number 4 for the values; it has 3: [d, Sales, sales]");
    assertThatThrownBy(
            () -> guess(text, CsvOptions.builder().timestampColumn("d").valueColumn("D")))
        .hasMessage("csv: must have two columns for time stamps and values, both were d");
    assertThat(
            guess("a,b\n2024-01-01,2024-01-02\n", CsvOptions.builder().valueColumn("a"))
                .timestampColumn())
        .isEqualTo(1);
  }

  @Test
  void columns_are_parsed() {
    assertThat(CsvColumn.parse("#2")).hasToString("#2");
    assertThat(CsvColumn.parse("sales")).hasToString("sales");
    assertThat(CsvColumn.guessed()).hasToString("guessed");
    assertThatThrownBy(() -> CsvColumn.parse("#0")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CsvColumn.parse(" ")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CsvColumn.number(100_001)).isInstanceOf(ValidationException.class);
  }

  @Test
  void one_column_is_not_enough() {
    assertThatThrownBy(() -> guess("value\n1\n"))
        .hasMessage(
            "csv: has one column only, [value], with ',' as the separator; state the separator");
  }

  @Test
  void the_row_that_the_sample_cuts_is_not_looked_at() {
    String row = "2024-01-01,12345\n";
    String text = "a,b\n" + row.repeat(CsvInput.SAMPLE_CHARACTERS / row.length() + 1);
    String cut = text.substring(0, CsvInput.SAMPLE_CHARACTERS);

    assertThat(guess(cut).timestampColumn()).isZero();
    assertThat(Sample.of("a,b\n1,2\n3,", ',').rows()).hasSize(3);
    String two = "x".repeat(CsvInput.SAMPLE_CHARACTERS - 6) + ",1\na,b";
    assertThat(Sample.of(two, ',').rows()).hasSize(1);
    assertThat(Sample.of("y".repeat(CsvInput.SAMPLE_CHARACTERS), ',').rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1000, 1001, 1200})
  void the_sample_has_at_most_a_thousand_rows(int rows) {
    assertThat(Sample.of("1,2\n".repeat(rows), ',').rows()).hasSize(Math.min(rows, 1000));
  }

  @Test
  void options_have_stated_defaults() {
    CsvOptions options = CsvOptions.defaults();

    assertThat(options.zone()).isEqualTo(java.time.ZoneOffset.UTC);
    assertThat(options.charset()).isEqualTo(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(options.locale()).isEqualTo(Locale.ROOT);
    assertThat(options.separator()).isEmpty();
    assertThat(options.header()).isEqualTo(CsvHeader.GUESSED);
    assertThat(options.maxBadRows()).isEqualTo(1_000);
    assertThat(options.timestampFormat()).isSameAs(TimestampFormat.auto());
    assertThat(options.duplicates()).isEqualTo(com.signalcraft.series.DuplicateRule.LAST);
    assertThat(options.decimalSign()).isEqualTo('.');
    assertThat(CsvOptions.builder().locale(Locale.FRANCE).build().decimalSign()).isEqualTo(',');
    assertThat(CsvOptions.builder().separator(';').build().separator()).contains(';');
    assertThatThrownBy(() -> CsvOptions.builder().maxBadRows(-1))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CsvOptions.builder().maxBadRows(1_000_001))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void a_layout_and_a_report_are_consistent() {
    CsvLayout layout = new CsvLayout(',', true, List.of("a", "b"), 1, 0);
    assertThat(layout.timestampColumnName()).isEqualTo("b");
    assertThat(layout.valueColumnName()).isEqualTo("a");
    assertThatThrownBy(() -> new CsvLayout(',', true, List.of("a", "b"), 1, 1))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new CsvLayout(',', true, List.of("a", "b"), 2, 1))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new CsvReport(5, 1, 1, 1, 0, 0, 0, layout, List.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessage("rows: must all be accounted for, were 5 not 3");
    assertThatThrownBy(() -> new CsvBadRow(0, 1, "a", "", ""))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new CsvBadRow(1, -1, "a", "", ""))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new CsvPoint(0, java.time.Instant.EPOCH, null))
        .isInstanceOf(ValidationException.class);
  }
}
