package com.signalcraft.csv;

import com.signalcraft.series.TimeSeries;
import com.signalcraft.series.TimeSeriesBuilder;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Reads a file straight into a series, without an object for each row: time stamps to whole
 * milliseconds, values as the nearest double, sorted, duplicates merged by the rule of the options.
 * Stateless.
 */
public final class CsvSeriesReader {

  private CsvSeriesReader() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param options how it is read
   * @return the series in the zone of the options, and the report
   * @throws CsvException if it cannot be read, its layout cannot be told, or it has too many bad
   *     rows
   */
  public static CsvSeries read(Path file, CsvOptions options) {
    return read(CsvInput.open(file, options.charset()), options);
  }

  /**
   * Reads bytes to their end and closes them.
   *
   * @param bytes the bytes
   * @param options how they are read
   * @return the series in the zone of the options, and the report
   * @throws CsvException if they cannot be read, their layout cannot be told, or there are too many
   *     bad rows
   */
  public static CsvSeries read(InputStream bytes, CsvOptions options) {
    return read(CsvInput.open(bytes, options.charset()), options);
  }

  /**
   * Reads characters to their end and closes them.
   *
   * @param characters the characters
   * @param options how they are read; the character set does not matter
   * @return the series in the zone of the options, and the report
   * @throws CsvException if they cannot be read, their layout cannot be told, or there are too many
   *     bad rows
   */
  public static CsvSeries read(Reader characters, CsvOptions options) {
    return read(CsvInput.open(characters), options);
  }

  private static CsvSeries read(CsvInput source, CsvOptions options) {
    TimeSeriesBuilder builder = TimeSeries.builder(options.zone()).duplicates(options.duplicates());
    try (PointRows rows = new PointRows(source, options, false)) {
      while (rows.advance()) {
        builder.add(rows.row().timestamps().epochMilli(), rows.row().value());
      }
      TimeSeries series = builder.build();
      return new CsvSeries(series, rows.report(rows.withTimestamp() - series.size()));
    }
  }
}
