package com.signalcraft.examples.benchmarks;

import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.TimestampFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How the files of the CSV benchmarks are written: a million rows of a time stamp and a value of
 * four digits and two decimals, one row a minute. The same rows each time.
 */
public enum CsvSample {
  /** {@code 2024-01-01T00:00:00Z,1234.56}. */
  ISO(
      DateTimeFormatter.ISO_INSTANT,
      ZoneOffset.UTC,
      new Signs(',', "", "", "."),
      TimestampFormat.auto(),
      Locale.ROOT),

  /** {@code 01.01.2024 01:00;1.234,56}: local times, found by themselves. */
  LOCAL(
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT),
      ZoneId.of("Europe/Berlin"),
      new Signs(';', "", ".", ","),
      TimestampFormat.auto(),
      Locale.GERMANY),

  /** {@code 01/01/2024 01:00,"1,234.56"}: local times of a stated pattern, values in quotes. */
  PATTERN(
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT),
      ZoneId.of("Europe/Berlin"),
      new Signs(',', "\"", ",", "."),
      TimestampFormat.pattern("dd/MM/yyyy HH:mm", Locale.ENGLISH),
      Locale.ROOT);

  /** How many rows a file has, the header left out. */
  static final int ROWS = 1_000_000;

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int SECONDS_APART = 60;

  private final DateTimeFormatter timestamps;

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Signs signs;

  @SuppressWarnings("ImmutableEnumChecker") // immutable, but not annotated
  private final CsvOptions options;

  CsvSample(
      DateTimeFormatter timestamps,
      ZoneId zone,
      Signs signs,
      TimestampFormat timestampFormat,
      Locale locale) {
    this.timestamps = timestamps.withZone(zone);
    this.signs = signs;
    this.options =
        CsvOptions.builder().zone(zone).timestampFormat(timestampFormat).locale(locale).build();
  }

  /** How the file is read. */
  CsvOptions options() {
    return options;
  }

  /** Writes the file into a new directory. */
  Path write() throws IOException {
    Path file = Files.createTempDirectory("signalcraft-benchmark").resolve(name() + ".csv");
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder row = new StringBuilder();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.append("timestamp").append(signs.separator).append("value\n");
      for (int i = 0; i < ROWS; i++) {
        row.setLength(0);
        timestamps.formatTo(START.plusSeconds((long) i * SECONDS_APART), row);
        signs.appendValue(row, random.nextInt(100_000, 1_000_000));
        writer.append(row).append('\n');
      }
    }
    return file;
  }

  /** Removes what {@link #write()} wrote. */
  static void remove(Path file) throws IOException {
    Files.delete(file);
    Path directory = file.getParent();
    if (directory != null) {
      Files.delete(directory);
    }
  }

  /** What stands around and within a value. */
  private record Signs(char separator, String quote, String group, String decimal) {

    /** Appends a value from 1,000.00 to 9,999.99, given in hundredths. */
    void appendValue(StringBuilder row, int cents) {
      row.append(separator).append(quote).append(cents / 100_000).append(group);
      digits(row, cents / 100 % 1_000, 3);
      row.append(decimal);
      digits(row, cents % 100, 2);
      row.append(quote);
    }

    private static void digits(StringBuilder row, int number, int width) {
      int scale = width == 3 ? 100 : 10;
      for (; scale > 0; scale /= 10) {
        row.append((char) ('0' + number / scale % 10));
      }
    }
  }
}
