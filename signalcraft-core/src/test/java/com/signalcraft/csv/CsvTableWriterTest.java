package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import com.signalcraft.series.TimeSeriesBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableWriterTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_table_is_written() {
    StringWriter text = new StringWriter();
    try (CsvTableWriter table =
        CsvTableWriter.on(text, "time", "number", "whole", "flag", "text", "key", "empty")) {
      table
          .time(Instant.parse("2024-06-30T22:00:00Z"), BERLIN)
          .number(0.1)
          .whole(-7)
          .flag(true)
          .text("a, \"b\"\nc")
          .key("=1")
          .empty()
          .endRow();
      table
          .time(Instant.parse("2024-06-30T22:00:00.5Z"), ZoneOffset.UTC)
          .number(Double.NaN)
          .whole(0)
          .flag(false)
          .text("")
          .key("x")
          .empty()
          .endRow();
      table.commit();
    }

    assertThat(text)
        .hasToString(
            """
                time,number,whole,flag,text,key,empty
                2024-07-01T00:00:00+02:00,0.1,-7,true,"a, ""b""
                c",=1,
                2024-06-30T22:00:00.5Z,,0,false,,x,
                """);
  }

  @Test
  void text_is_never_a_formula() {
    StringWriter text = new StringWriter();
    try (CsvTableWriter table = CsvTableWriter.on(text, "a", "b", "c", "d", "e", "f", "g")) {
      table.text("=1+1").text("+1").text("-1").text("@a").text("\ta").text("\ra").text("a=1");
      table.endRow().commit();
    }

    assertThat(text).hasToString("a,b,c,d,e,f,g\n'=1+1,'+1,'-1,'@a,'\ta,\"'\ra\",a=1\n");
  }

  @Test
  void rows_have_the_fields_of_the_header() {
    CsvTableWriter table = CsvTableWriter.on(new StringWriter(), "a", "b");
    table.whole(1);

    assertThatThrownBy(table::endRow)
        .isInstanceOf(ValidationException.class)
        .hasMessage("row: must have 2 fields, had 1");
    assertThatThrownBy(table::commit)
        .hasMessage("row: must be ended before the table is committed");
    table.whole(2);
    assertThatThrownBy(table::empty).hasMessage("row: must have 2 fields, had more");
    assertThatThrownBy(() -> CsvTableWriter.on(new StringWriter()))
        .hasMessage("header: must have at least one column");
  }

  @Test
  void infinities_are_refused() {
    CsvTableWriter table = CsvTableWriter.on(new StringWriter(), "a");

    assertThatThrownBy(() -> table.number(Double.NEGATIVE_INFINITY))
        .isInstanceOf(ValidationException.class)
        .hasMessage("value: must be finite or NaN, was -Infinity");
  }

  private static long files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }

  @Test
  void a_file_appears_when_it_is_committed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("out.csv");
    try (CsvTableWriter table = CsvTableWriter.create(file, "a")) {
      table.whole(1).endRow();
      assertThat(file).doesNotExist();
      table.commit();
      assertThat(file).hasContent("a\n1\n");
      assertThatThrownBy(table::commit)
          .isInstanceOf(ValidationException.class)
          .hasMessage("table: must not be closed before it is committed");
    }
    assertThat(file).hasContent("a\n1\n");
    assertThat(files(directory)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_not_committed_leaves_nothing(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("out.csv");
    Files.writeString(file, "old");
    try (CsvTableWriter table = CsvTableWriter.create(file, "a")) {
      table.whole(1).endRow();
      assertThat(files(directory)).isEqualTo(2);
    }

    assertThat(file).hasContent("old");
    assertThat(files(directory)).isEqualTo(1);
    try (CsvTableWriter table = CsvTableWriter.create(file, "a")) {
      table.whole(1).endRow().commit();
    }
    assertThat(file).hasContent("a\n1\n");
  }

  @Test
  void a_link_stays_a_link(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("out.csv");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.csv"), file);
    try (CsvTableWriter table = CsvTableWriter.create(link, "a")) {
      table.commit();
    }

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).hasContent("a\n");
  }

  @Test
  void a_target_that_is_no_file_is_written_to_directly_or_refused(@TempDir Path directory)
      throws IOException {
    assertThatThrownBy(() -> CsvTableWriter.create(directory, "a"))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("csv: cannot be written");
    assertThat(files(directory)).isZero();
    assertThatThrownBy(() -> CsvTableWriter.create(directory.resolve("no/such/out.csv"), "a"))
        .isInstanceOf(CsvException.class);
  }

  @Test
  void a_failing_writer_is_an_error() {
    Writer failing =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    CsvTableWriter table = CsvTableWriter.on(failing, "a");

    assertThatThrownBy(table::commit)
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("the disk is full");
  }

  @Test
  void a_series_is_written_with_the_offset_of_its_zone(@TempDir Path directory) throws IOException {
    TimeSeries series =
        TimeSeries.builder(BERLIN)
            .add(Instant.parse("2024-03-30T23:00:00Z"), 1.5)
            .add(Instant.parse("2024-03-31T22:00:00Z"), Double.NaN)
            .build();
    Path file = directory.resolve("series.csv");
    CsvSeriesWriter.write(file, series);

    assertThat(file)
        .hasContent("timestamp,value\n2024-03-31T00:00:00+01:00,1.5\n2024-04-01T00:00:00+02:00,\n");
    assertThat(files(directory)).isEqualTo(1);
  }

  @Test
  void a_series_without_a_calendar_is_written_by_index() {
    StringWriter text = new StringWriter();
    CsvSeriesWriter.write(text, TimeSeries.ofValues(5, Double.NaN));

    assertThat(text).hasToString("index,value\n0,5\n1,\n");
  }

  @Test
  void a_writer_is_closed() {
    boolean[] closed = new boolean[1];
    StringWriter target =
        new StringWriter() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    CsvSeriesWriter.write(target, TimeSeries.ofValues(5));
    assertThat(closed[0]).isTrue();
    closed[0] = false;
    CsvTableWriter.on(target, "a").close();
    assertThat(closed[0]).isTrue();
  }

  @Property(tries = 100)
  void what_is_written_is_read_back(
      @ForAll @IntRange(min = 1, max = 50) int size, @ForAll long seed) {
    Random random = new Random(seed);
    ZoneId zone = random.nextBoolean() ? BERLIN : ZoneOffset.UTC;
    TimeSeriesBuilder builder =
        TimeSeries.builder(zone).frequency(Frequency.HOURLY).add(0, random.nextGaussian());
    for (int i = 0; i < size; i++) {
      double value =
          random.nextInt(5) == 0
              ? Double.NaN
              : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      builder.add(random.longs(1, 0, 4_000_000_000_000L).findFirst().getAsLong(), value);
    }
    TimeSeries series = builder.build();
    StringWriter text = new StringWriter();
    CsvSeriesWriter.write(text, series);

    CsvSeries read =
        CsvSeriesReader.read(
            new StringReader(text.toString()), CsvOptions.builder().zone(zone).build());
    assertThat(read.series().withFrequency(Frequency.HOURLY)).isEqualTo(series);
    assertThat(read.report().badRows()).isEmpty();
  }
}
