package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvPointReaderTest {

  private static final String TEXT =
      """
                timestamp,value
                2024-01-01T00:00:00.123456789Z,0.10
                2024-01-01,"$1,234.500"
                bad,1

                2023-01-01,null
                2024-01-01,12345678901234567890.123
                """;

  @Test
  void points_come_exact_and_in_the_order_of_the_file() {
    List<CsvPoint> points = new ArrayList<>();
    try (CsvPointReader reader =
        CsvPointReader.open(new StringReader(TEXT), CsvOptions.defaults())) {
      reader.forEachRemaining(points::add);

      assertThat(reader.report().points()).isEqualTo(3);
      assertThat(reader.report().missing()).isEqualTo(1);
      assertThat(reader.report().blankLines()).isEqualTo(1);
      assertThat(reader.report().badRows()).hasSize(1);
      assertThat(reader.report().duplicates()).isZero();
    }
    Instant day = Instant.parse("2024-01-01T00:00:00Z");
    assertThat(points)
        .containsExactly(
            new CsvPoint(
                2, Instant.parse("2024-01-01T00:00:00.123456789Z"), new BigDecimal("0.10")),
            new CsvPoint(3, day, new BigDecimal("1234.500")),
            new CsvPoint(6, Instant.parse("2023-01-01T00:00:00Z"), null),
            new CsvPoint(7, day, new BigDecimal("12345678901234567890.123")));
    assertThat(points.get(0).valueIfPresent()).contains(new BigDecimal("0.10"));
    assertThat(points.get(2).valueIfPresent()).isEmpty();
  }

  @Test
  void looking_ahead_twice_loses_nothing() {
    try (CsvPointReader reader =
        CsvPointReader.open(new StringReader(TEXT), CsvOptions.defaults())) {
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.next().line()).isEqualTo(2);
      assertThat(reader.next().line()).isEqualTo(3);
      assertThat(reader.next().line()).isEqualTo(6);
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.next().line()).isEqualTo(7);
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.hasNext()).isFalse();
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void bytes_and_files_are_read(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("kpi.csv");
    Files.writeString(file, TEXT);

    try (CsvPointReader fromFile = CsvPointReader.open(file, CsvOptions.defaults());
        CsvPointReader fromBytes =
            CsvPointReader.open(
                new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)),
                CsvOptions.defaults())) {
      while (fromFile.hasNext()) {
        assertThat(fromFile.next()).isEqualTo(fromBytes.next());
      }
      assertThat(fromBytes.hasNext()).isFalse();
      assertThat(fromFile.report()).isEqualTo(fromBytes.report());
    }
  }

  @Test
  void closing_closes_the_source_also_where_it_cannot_be_opened() {
    boolean[] closed = new boolean[1];
    StringReader empty =
        new StringReader("") {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertThatThrownBy(() -> CsvPointReader.open(empty, CsvOptions.defaults()))
        .isInstanceOf(CsvException.class);
    assertThat(closed[0]).isTrue();

    closed[0] = false;
    StringReader good =
        new StringReader(TEXT) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    CsvPointReader reader = CsvPointReader.open(good, CsvOptions.defaults());
    assertThat(closed[0]).isFalse();
    reader.close();
    assertThat(closed[0]).isTrue();
  }
}
