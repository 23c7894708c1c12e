package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Writes a series as {@code timestamp,value}: time stamps in ISO 8601 with the offset of the
 * series' zone, missing values as empty fields. A series without a calendar is written as {@code
 * index,value}. Stateless.
 */
public final class CsvSeriesWriter {

  private CsvSeriesWriter() {}

  /**
   * Writes a file, which appears under its name only when it is complete.
   *
   * @param target the file, replaced where it exists
   * @param series the series
   * @throws CsvException if it cannot be written
   */
  public static void write(Path target, TimeSeries series) {
    try (CsvTableWriter table = CsvTableWriter.create(target, header(series))) {
      write(table, series);
    }
  }

  /**
   * Writes to a writer and closes it.
   *
   * @param target the writer
   * @param series the series
   * @throws CsvException if it cannot be written to
   */
  public static void write(Writer target, TimeSeries series) {
    try (CsvTableWriter table = CsvTableWriter.on(target, header(series))) {
      write(table, series);
    }
  }

  private static void write(CsvTableWriter table, TimeSeries series) {
    boolean index = isIndex(series);
    for (int i = 0; i < series.size(); i++) {
      if (index) {
        table.whole(series.timestampAt(i));
      } else {
        table.time(series.instantAt(i), series.zone());
      }
      table.number(series.valueAt(i)).endRow();
    }
    table.commit();
  }

  private static String[] header(TimeSeries series) {
    Checks.required("series", series);
    return new String[] {isIndex(series) ? "index" : "timestamp", "value"};
  }

  private static boolean isIndex(TimeSeries series) {
    return series
        .frequency()
        .filter(frequency -> frequency.unit() == FrequencyUnit.INDEX)
        .isPresent();
  }
}
