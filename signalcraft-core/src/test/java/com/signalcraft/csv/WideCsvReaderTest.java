package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideCsvReaderTest {

  private static final double NAN = Double.NaN;

  private static List<WideSeries> read(String text, CsvOptions options) {
    List<WideSeries> all = new ArrayList<>();
    try (WideCsvReader reader = WideCsvReader.open(new StringReader(text), options)) {
      reader.forEachRemaining(all::add);
    }
    return all;
  }

  private static List<WideSeries> read(String text) {
    return read(text, CsvOptions.defaults());
  }

  @Test
  void series_of_any_length_are_read() {
    assertThat(
            read(
                """
                "id","V1","V2","V3","V4"
                "Y1","5172.1","5133.5",,
                Y2,1,,NA,4
                Y3,,2,,,
                Y4,1,NA,
                Y5
                """))
        .containsExactly(
            WideSeries.of("Y1", 2, 5172.1, 5133.5),
            WideSeries.of("Y2", 3, 1, NAN, NAN, 4),
            WideSeries.of("Y3", 4, NAN, 2),
            WideSeries.of("Y4", 5, 1, NAN),
            WideSeries.of("Y5", 6));
  }

  @Test
  void a_bad_series_is_reported_and_the_next_goes_on() {
    List<WideSeries> series = read("id,v\nA,1,x,y\nB,2\n,3\n");

    assertThat(series.get(0).problem()).contains(new CsvBadRow(2, 3, "3", "x", "is not a number"));
    assertThat(series.get(0).id()).isEqualTo("A");
    assertThat(series.get(0).values()).isEmpty();
    assertThat(series.get(0)).hasToString("A (line 2, column 3: \"x\" is not a number)");
    assertThat(series.get(1)).isEqualTo(WideSeries.of("B", 3, 2)).hasToString("B (1 values)");
    assertThat(series.get(1).problem()).isEmpty();
    assertThat(series.get(2).problem())
        .contains(new CsvBadRow(4, 1, "1", "", "is no id but empty"));
    assertThat(series.get(2).line()).isEqualTo(4);
  }

  @Test
  void blank_lines_are_skipped_and_counted() {
    try (WideCsvReader reader =
        WideCsvReader.open(new StringReader("\nid,v\n\nA,1\n,,\n"), CsvOptions.defaults())) {
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.next()).isEqualTo(WideSeries.of("A", 4, 1));
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.blankLines()).isEqualTo(3);
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void the_first_row_is_a_header_unless_stated() {
    assertThat(read("A,1\nB,2\n")).containsExactly(WideSeries.of("B", 2, 2));
    assertThat(read("A,1\nB,2\n", CsvOptions.builder().header(CsvHeader.ABSENT).build()))
        .containsExactly(WideSeries.of("A", 1, 1), WideSeries.of("B", 2, 2));
    assertThat(read("")).isEmpty();
  }

  @Test
  void separator_and_locale_count() {
    assertThat(read("id;a;b\nA;1,5;2.000\n", CsvOptions.builder().locale(Locale.GERMANY).build()))
        .containsExactly(WideSeries.of("A", 2, 1.5, 2000));
    assertThat(read("id:a\nA:7\n", CsvOptions.builder().separator(':').build()))
        .containsExactly(WideSeries.of("A", 2, 7));
  }

  @Test
  void long_series_follow_short_ones_without_a_trace() {
    int size = 20_000;
    String values =
        IntStream.range(0, size).mapToObj(Integer::toString).collect(Collectors.joining(","));
    List<WideSeries> series = read("id,v\nA," + values + "\nB,,5\nC," + values + "\n");

    double[] expected = new double[size];
    Arrays.setAll(expected, i -> i);
    assertThat(series.get(0).values()).containsExactly(expected);
    assertThat(series.get(1).values()).containsExactly(NAN, 5);
    assertThat(series.get(2).values()).containsExactly(expected);
  }

  @Test
  void a_long_bad_field_is_cut() {
    CsvBadRow problem = read("id,v\nA," + "z".repeat(300) + "\n").get(0).problem().orElseThrow();

    assertThat(problem.text()).isEqualTo("z".repeat(60) + "…");
  }

  @Test
  void files_and_bytes_are_read(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("wide.csv");
    Files.writeString(file, "id,v\nA,1\n");
    try (WideCsvReader reader = WideCsvReader.open(file, CsvOptions.defaults())) {
      assertThat(reader.next()).isEqualTo(WideSeries.of("A", 2, 1));
    }
    byte[] bytes = "id,v\nA,1\n".getBytes(StandardCharsets.UTF_16LE);
    CsvOptions utf16 = CsvOptions.builder().charset(StandardCharsets.UTF_16LE).build();
    try (WideCsvReader reader = WideCsvReader.open(new ByteArrayInputStream(bytes), utf16)) {
      assertThat(reader.next()).isEqualTo(WideSeries.of("A", 2, 1));
    }
    assertThatThrownBy(() -> WideCsvReader.open(directory.resolve("no"), CsvOptions.defaults()))
        .isInstanceOf(CsvException.class);
  }

  @Test
  void an_unclosed_quote_is_an_error_that_names_the_line() {
    assertThatThrownBy(() -> read("id,v\nA,1\nB,\"2\nC,3\n"))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("cannot be read after line");
  }

  @Test
  void the_source_is_closed() {
    boolean[] closed = new boolean[1];
    StringReader source =
        new StringReader("id,v\n") {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    WideCsvReader.open(source, CsvOptions.defaults()).close();

    assertThat(closed[0]).isTrue();
  }

  @Test
  void series_are_equal_by_content() {
    WideSeries series = WideSeries.of("A", 2, 1, NAN);

    assertThat(series).isEqualTo(WideSeries.of("A", 2, 1, NAN));
    assertThat(series).hasSameHashCodeAs(WideSeries.of("A", 2, 1, NAN));
    assertThat(series.hashCode()).isNotEqualTo(WideSeries.of("B", 2, 1, NAN).hashCode());
    assertThat(series.hashCode()).isNotEqualTo(WideSeries.of("A", 2, 1, 5).hashCode());
    assertThat(series)
        .isNotEqualTo(WideSeries.of("B", 2, 1, NAN))
        .isNotEqualTo(WideSeries.of("A", 3, 1, NAN))
        .isNotEqualTo(WideSeries.of("A", 2, 1))
        .isNotEqualTo("A");
    CsvBadRow problem = new CsvBadRow(2, 2, "2", "x", "is not a number");
    assertThat(WideSeries.bad("A", problem))
        .isEqualTo(WideSeries.bad("A", problem))
        .isNotEqualTo(WideSeries.of("A", 2));
  }

  @Test
  void values_are_copied() {
    double[] values = {1, 2};
    WideSeries series = WideSeries.of("A", 2, values);
    values[0] = 9;
    series.values()[1] = 9;

    assertThat(series.values()).containsExactly(1, 2);
  }
}
