package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.DuplicateRule;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSeriesReaderTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final double NAN = Double.NaN;

  private static CsvSeries read(String text, CsvOptions options) {
    return CsvSeriesReader.read(new StringReader(text), options);
  }

  private static CsvSeries read(String text) {
    return read(text, CsvOptions.defaults());
  }

  private static CsvSeries read(byte[] bytes, Charset charset) {
    return CsvSeriesReader.read(
        new ByteArrayInputStream(bytes), CsvOptions.builder().charset(charset).build());
  }

  private static String[] instants(TimeSeries series) {
    return Arrays.stream(series.timestamps())
        .mapToObj(at -> Instant.ofEpochMilli(at).toString())
        .toArray(String[]::new);
  }

  @Test
  void a_plain_file_is_read() {
    CsvSeries read = read("timestamp,value\n2024-01-01,1.5\n2024-01-02,\n2024-01-03,-3\n");

    assertThat(read.series().values()).containsExactly(1.5, NAN, -3);
    assertThat(instants(read.series()))
        .containsExactly("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z");
    assertThat(read.series().frequency()).contains(Frequency.DAILY);
    assertThat(read.report())
        .isEqualTo(
            new CsvReport(
                3,
                2,
                1,
                0,
                0,
                0,
                0,
                new CsvLayout(',', true, List.of("timestamp", "value"), 0, 1),
                List.of()));
    assertThat(read.report())
        .hasToString("3 rows: 2 points, 1 missing, 0 bad, 0 blank, 0 duplicates");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_may_end_in_any_way(String end) {
    String text = String.join(end, "date,value", "2024-01-01,1", "", "bad,2", "2024-01-02,3");
    CsvReport report = read(text).report();

    assertThat(report.points()).isEqualTo(2);
    assertThat(report.blankLines()).isEqualTo(1);
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.badRows())
        .containsExactly(new CsvBadRow(4, 1, "date", "bad", "is not a time stamp"));
  }

  @Test
  void bad_rows_are_collected_with_line_column_text_and_reason() {
    CsvSeries read =
        read(
            """
                id,when,what
                1,2024-01-01,10
                2,2024-01-32,20
                3,2024-01-03,abc
                4,2024-01-04
                5,2024-01-05,1,234
                6,,7
                ,,
                8,2024-01-08,NA,
                """,
            CsvOptions.builder().timestampColumn("when").valueColumn("what").build());

    assertThat(read.report().badRows())
        .containsExactly(
            new CsvBadRow(3, 2, "when", "2024-01-32", "is no day of the calendar"),
            new CsvBadRow(4, 3, "what", "abc", "is not a number"),
            new CsvBadRow(5, 0, "", "4,2024-01-04", "has 2 fields where the first row has 3"),
            new CsvBadRow(6, 0, "", "5,2024-01-05,1,234", "has 4 fields where the first row has 3"),
            new CsvBadRow(7, 2, "when", "", "is no time stamp but empty"));
    assertThat(read.report().rows()).isEqualTo(8);
    assertThat(read.report().points()).isEqualTo(1);
    assertThat(read.report().missing()).isEqualTo(1);
    assertThat(read.report().blankLines()).isEqualTo(1);
    assertThat(read.report().badRows().get(1))
        .hasToString("line 4, column what: \"abc\" is not a number");
    assertThat(read.report().badRows().get(2))
        .hasToString("line 5: \"4,2024-01-04\" has 2 fields where the first row has 3");
  }

  @Test
  void a_row_of_one_field_reads_well() {
    assertThat(read("t,v\n2024-01-01,1\nx\n").report().badRows().get(0).reason())
        .isEqualTo("has 1 field where the first row has 2");
  }

  @Test
  void long_bad_text_is_cut() {
    CsvBadRow row =
        read("t,v\n2024-01-01,1\n2024-01-02," + "x".repeat(500)).report().badRows().get(0);

    assertThat(row.text()).isEqualTo("x".repeat(60) + "…");
    CsvBadRow whole =
        read("t,v\n2024-01-01,1\n" + "y".repeat(500) + ",2,3\n").report().badRows().get(0);
    assertThat(whole.text()).isEqualTo("y".repeat(60) + "…");
  }

  @Test
  void too_many_bad_rows_are_refused_with_the_first() {
    CsvOptions three = CsvOptions.builder().maxBadRows(3).build();
    String text =
        "t,v\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n2024-01-04,4\n2024-01-05,5\n"
            .concat("2024-01-06,6\n2024-01-07,7\n2024-01-08,8\n2024-01-09,9\n2024-01-10,10\n")
            .concat("2024-01-11,11\n2024-01-12,12\na,1\nb,1\nc,1\n");

    assertThat(read(text, three).report().badRows()).hasSize(3);
    assertThatThrownBy(() -> read(text + "d,1\n", three))
        .isInstanceOf(CsvException.class)
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "csv: has more than 3 bad rows, the first: line 14, column t: \"a\" is not a time"
                + " stamp; line 15, column t: \"b\" is not a time stamp; line 16, column t: \"c\" is"
                + " not a time stamp");
    assertThatThrownBy(() -> read(text, CsvOptions.builder().maxBadRows(0).build()))
        .hasMessageStartingWith("csv: has more than 0 bad rows, the first: line 14");
  }

  @Test
  void duplicates_are_merged_and_counted() {
    String text = "t,v\n2024-01-02,5\n2024-01-01,1\n2024-01-02,7\n2024-01-02,\n";

    CsvSeries last = read(text);
    assertThat(last.series().values()).containsExactly(1, 7);
    assertThat(last.report().duplicates()).isEqualTo(2);
    assertThat(last.report().points()).isEqualTo(3);
    CsvOptions sum = CsvOptions.builder().duplicates(DuplicateRule.SUM).build();
    assertThat(read(text, sum).series().values()).containsExactly(1, 12);
    CsvOptions reject = CsvOptions.builder().duplicates(DuplicateRule.REJECT).build();
    assertThatThrownBy(() -> read(text, reject)).hasMessageContaining("2024-01-02T00:00:00Z");
  }

  @Test
  void quotes_may_hold_separators_quotes_and_line_ends() {
    CsvSeries read =
        read("\"date\",note,value\n\"2024-01-01\",\"a, \"\"b\"\"\nc\",\"1,000\"\nx,,1\n");

    assertThat(read.series().values()).containsExactly(1000);
    assertThat(read.report().badRows().get(0).line()).isEqualTo(4);
  }

  @Test
  void german_files_are_read() {
    CsvSeries read =
        read(
            "Datum;Umsatz\n31.01.2024;1.234,56 €\n01.02.2024;(12,00)\n02.02.2024;-\n",
            CsvOptions.builder().locale(Locale.GERMANY).zone(ZoneId.of("Europe/Berlin")).build());

    assertThat(read.series().values()).containsExactly(1234.56, -12, NAN);
    assertThat(instants(read.series())[0]).isEqualTo("2024-01-30T23:00:00Z");
    assertThat(read.series().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(read.report().layout().separator()).isEqualTo(';');
  }

  @Test
  void a_decimal_comma_without_the_locale_is_a_bad_row_not_another_number() {
    CsvSeries read = read("t;v\n2024-01-01;1,5\n2024-01-02;2\n");

    assertThat(read.report().badRows())
        .containsExactly(
            new CsvBadRow(
                2,
                2,
                "v",
                "1,5",
                "has a ',' that does not part thousands; state the locale if it is the decimal"
                    + " sign"));
  }

  @Test
  void seconds_and_milliseconds_are_told_apart() {
    assertThat(instants(read("ts,value\n1706745600,1\n").series()))
        .containsExactly("2024-02-01T00:00:00Z");
    assertThat(instants(read("ts,value\n1706745600000,1\n").series()))
        .containsExactly("2024-02-01T00:00:00Z");
  }

  @Test
  void a_stated_pattern_reads_what_would_be_ambiguous() {
    CsvSeries read =
        read(
            "when,value\n01/02/2024,1\n02/02/2024,2\n",
            CsvOptions.builder().timestampFormat(TimestampFormat.parse("dd/MM/yyyy")).build());

    assertThat(instants(read.series()))
        .containsExactly("2024-02-01T00:00:00Z", "2024-02-02T00:00:00Z");
  }

  @Test
  void days_of_a_zone_are_daily_through_the_change_of_the_clock() {
    CsvSeries read =
        read(
            "day,value\n2024-03-09,1\n2024-03-10,2\n2024-03-11,3\n",
            CsvOptions.builder().zone(NEW_YORK).build());

    assertThat(instants(read.series()))
        .containsExactly("2024-03-09T05:00:00Z", "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z");
    assertThat(read.series().frequency()).contains(Frequency.DAILY);
  }

  @Test
  void hours_of_a_zone_lose_nothing_when_the_clock_is_set_back() {
    CsvSeries read =
        read(
            """
                time,value
                2024-11-03 00:00,1
                2024-11-03 01:00,2
                2024-11-03 01:00,3
                2024-11-03 02:00,4
                """,
            CsvOptions.builder().zone(NEW_YORK).build());

    assertThat(read.series().values()).containsExactly(1, 2, 3, 4);
    assertThat(read.series().frequency()).contains(Frequency.HOURLY);
    assertThat(read.report().repeatedLocalTimes()).isEqualTo(2);
    assertThat(read.report().duplicates()).isZero();
  }

  @Test
  void a_bad_row_does_not_decide_which_of_two_times_is_meant() {
    CsvSeries read =
        read(
            """
                time,value
                2024-11-03 01:00,bad
                2024-11-03 01:30,2
                2024-11-03 12:00,3
                2024-11-03 13:00,3
                2024-11-03 14:00,3
                """,
            CsvOptions.builder().zone(NEW_YORK).build());

    assertThat(instants(read.series())[0]).isEqualTo("2024-11-03T05:30:00Z");
  }

  @Test
  void times_that_the_clock_skips_are_counted() {
    CsvSeries read =
        read("time,value\n2024-03-10 02:30,1\n", CsvOptions.builder().zone(NEW_YORK).build());

    assertThat(instants(read.series())).containsExactly("2024-03-10T07:30:00Z");
    assertThat(read.report().skippedLocalTimes()).isEqualTo(1);
  }

  @Test
  void byte_order_marks_are_understood() throws IOException {
    String text = "date,välue\n2024-01-01,5\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      CsvSeries read = read(("\ufeff" + text).getBytes(charset), StandardCharsets.ISO_8859_1);
      assertThat(read.report().layout().columns()).containsExactly("date", "välue");
      assertThat(read.series().values()).containsExactly(5);
    }
    assertThat(read("\ufeff" + text).report().layout().columns()).containsExactly("date", "välue");
    assertThat(
            read(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                .report()
                .layout()
                .valueColumnName())
        .isEqualTo("välue");
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    byte[] bytes = "date,value\n2024-01-01,\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(bytes, StandardCharsets.UTF_8))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("is not text of the character set that was stated");
    byte[] late =
        ("date,value\n" + "2024-01-01,1\n".repeat(20_000) + "2024-01-01,\u00ff\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(late, StandardCharsets.UTF_8))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("is not text of the character set")
        .hasMessageContaining("after line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "  \n", "\ufeff", ",,\n"})
  void an_empty_file_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CsvException.class)
        .hasMessage("csv: is empty");
  }

  @Test
  void a_header_alone_is_an_empty_series() {
    CsvSeries read = read("timestamp,value\n");

    assertThat(read.series().isEmpty()).isTrue();
    assertThat(read.report().rows()).isZero();
  }

  @Test
  void blank_lines_before_the_header_are_counted() {
    CsvReport report = read("\n \ntimestamp,value\n2024-01-01,1\n").report();

    assertThat(report.blankLines()).isEqualTo(2);
    assertThat(report.rows()).isEqualTo(3);
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error() {
    assertThatThrownBy(() -> read("t,v\n2024-01-01,1\n2024-01-02,\"2\n2024-01-03,3\n"))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("csv: cannot be read after line");
  }

  @Test
  void text_after_a_closing_quote_is_an_error() {
    assertThatThrownBy(() -> read("t,v\n2024-01-01,1\n2024-01-02,\"2\"3\n"))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("csv: cannot be read");
  }

  /** A reader of a never ending text. */
  private static final class Endless extends Reader {
    private final String start;
    private final String again;
    private long position;

    Endless(String start, String again) {
      this.start = start;
      this.again = again;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      assertThat(position).as("characters read").isLessThan(100_000_000);
      for (int i = 0; i < length; i++, position++) {
        buffer[offset + i] =
            position < start.length()
                ? start.charAt((int) position)
                : again.charAt((int) ((position - start.length()) % again.length()));
      }
      return length;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_file_of_one_endless_field_is_refused() {
    assertThatThrownBy(
            () ->
                CsvSeriesReader.read(
                    new Endless("t,v\n2024-01-01,1\n2024-01-02,", "9"), CsvOptions.defaults()))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("cannot be read after line");
    assertThatThrownBy(
            () ->
                CsvSeriesReader.read(
                    new Endless("t,v\n2024-01-01,1\n2024-01-02,\"", "9,\n"), CsvOptions.defaults()))
        .isInstanceOf(CsvException.class);
  }

  @Test
  void a_file_of_one_endless_line_is_refused() {
    assertThatThrownBy(
            () ->
                CsvSeriesReader.read(
                    new Endless("t,v\n2024-01-01,1\n2024-01-02,", "9,"), CsvOptions.defaults()))
        .isInstanceOf(CsvException.class)
        .hasMessage("csv: has more than 100000 columns in line 3");
  }

  @Test
  void files_are_read_and_missing_ones_named(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("kpi.csv");
    Files.writeString(file, "timestamp,value\n2024-01-01,1\n");

    assertThat(CsvSeriesReader.read(file, CsvOptions.defaults()).series().size()).isEqualTo(1);
    assertThatThrownBy(
            () -> CsvSeriesReader.read(directory.resolve("no.csv"), CsvOptions.defaults()))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("no.csv");
    assertThatThrownBy(() -> CsvSeriesReader.read(directory, CsvOptions.defaults()))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("cannot be read");
  }

  /** Bytes that fail, and tell whether they were closed. */
  private static final class Failing extends InputStream {
    private final InputStream start;
    private boolean closed;

    Failing(String start) {
      this.start = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
      return started(start.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return started(start.read(buffer, offset, length));
    }

    private static int started(int read) throws IOException {
      if (read < 0) {
        throw new IOException("the disk is gone");
      }
      return read;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void a_failing_source_is_an_error_and_is_closed() {
    for (String start : List.of("", "t,v\n", "t,v\n" + "2024-01-01,1\n".repeat(10_000))) {
      Failing bytes = new Failing(start);

      assertThatThrownBy(() -> CsvSeriesReader.read(bytes, CsvOptions.defaults()))
          .isInstanceOf(CsvException.class)
          .hasMessageContaining("the disk is gone");
      assertThat(bytes.closed).isTrue();
    }
  }

  @Test
  void the_source_is_closed_in_the_end() {
    boolean[] closed = new boolean[1];
    Reader reader =
        new StringReader("t,v\n2024-01-01,1\n") {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    CsvSeriesReader.read(reader, CsvOptions.defaults());

    assertThat(closed[0]).isTrue();
  }
}
