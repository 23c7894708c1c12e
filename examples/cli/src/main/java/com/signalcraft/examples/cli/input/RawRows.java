package com.signalcraft.examples.cli.input;

import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.csv.CsvReport;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.CliFailure;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data rows of a file in its own order, with the time stamps as they are written there; rows
 * that cannot be used are among them. Blank lines are not.
 *
 * @param rows the rows
 * @param report what was read
 */
public record RawRows(List<Row> rows, CsvReport report) {

  /** Copies the list. */
  public RawRows {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param text the time stamp as it is written
   * @param usable whether it could be read
   * @param epochMillis the time stamp, where the row is usable
   * @param value the value; NaN where it is missing or the row is not usable
   */
  public record Row(String text, boolean usable, long epochMillis, double value) {}

  /**
   * Reads a file twice: for what the rows mean, and for how their time stamps are written.
   *
   * @param file the file
   * @param options how it is read
   * @return the rows
   * @throws IOException if it cannot be read
   * @throws CliFailure if its layout cannot be told or too many rows cannot be used
   */
  public static RawRows read(Path file, CsvOptions options) throws IOException {
    KpiReader.checkReadable(file);
    List<CsvPoint> points = new ArrayList<>();
    CsvReport report;
    try (CsvPointReader reader = CsvPointReader.open(file, options)) {
      while (reader.hasNext()) {
        points.add(reader.next());
      }
      report = reader.report();
    } catch (ValidationException e) {
      throw KpiReader.unusable(file, e);
    }
    return new RawRows(merged(file, options, report, points), report);
  }

  private static List<Row> merged(
      Path file, CsvOptions options, CsvReport report, List<CsvPoint> points) throws IOException {
    int column = report.layout().timestampColumn();
    boolean headerAhead = report.layout().header();
    List<Row> rows = new ArrayList<>(points.size());
    int next = 0;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(report.layout().separator())
            .detectBomHeader(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file, options.charset())) {
      for (CsvRecord row : records) {
        if (row.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (headerAhead) {
          headerAhead = false;
          continue;
        }
        String text = column < row.getFieldCount() ? row.getField(column) : "";
        if (next < points.size() && points.get(next).line() == row.getStartingLineNumber()) {
          CsvPoint point = points.get(next++);
          double value = point.valueIfPresent().map(Number::doubleValue).orElse(Double.NaN);
          rows.add(new Row(text, true, point.at().toEpochMilli(), value));
        } else {
          rows.add(new Row(text, false, 0, Double.NaN));
        }
      }
    }
    return rows;
  }
}
