package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV: comma, a line feed after each row, UTF-8, quotes where they are needed. A
 * file appears under its name only when {@link #commit()} is called; closing the writer before that
 * leaves no file, and one that was there is untouched. Not thread-safe.
 *
 * <pre>{@code
 * try (CsvTableWriter table = CsvTableWriter.create(file, "series_id", "step", "mean")) {
 *   table.key("Y1").whole(1).number(12.5).endRow();
 *   table.commit();
 * }
 * }</pre>
 */
public final class CsvTableWriter implements Closeable {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final CsvWriter csv;
  private final @Nullable AtomicFile file;
  private final int columns;
  private final List<String> row = new ArrayList<>();
  private boolean committed;
  private boolean closed;

  private CsvTableWriter(Writer writer, @Nullable AtomicFile file, List<String> header) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    this.file = file;
    this.columns = header.size();
    csv.writeRecord(header);
  }

  /**
   * Starts a file.
   *
   * @param target the file, replaced by {@link #commit()} where it exists
   * @param header the names of the columns
   * @return a writer
   * @throws CsvException if the file cannot be written
   */
  public static CsvTableWriter create(Path target, String... header) {
    List<String> columns = checked(header);
    return writing(
        () -> {
          AtomicFile file = new AtomicFile(Checks.required("target", target));
          return new CsvTableWriter(file.open(), file, columns);
        });
  }

  /**
   * Starts a table on a writer, to which rows go as they are written.
   *
   * @param target the writer, closed with the table
   * @param header the names of the columns
   * @return a writer
   * @throws CsvException if it cannot be written to
   */
  public static CsvTableWriter on(Writer target, String... header) {
    return writing(
        () -> new CsvTableWriter(Checks.required("target", target), null, checked(header)));
  }

  /**
   * Adds a number to the row: the fewest digits that give the same double, plain from 1e-6 to below
   * 1e21.
   *
   * @param value finite, or NaN for an empty field
   * @return this writer
   * @throws com.signalcraft.error.ValidationException if it is infinite
   */
  public CsvTableWriter number(double value) {
    // Here and below not by Checks.that: the message would be made for each of many fields.
    if (Double.isInfinite(value)) {
      throw new ValidationException("value", "must be finite or NaN, was " + value);
    }
    return add(CsvNumbers.text(value));
  }

  /**
   * Adds a whole number to the row.
   *
   * @param value the number
   * @return this writer
   */
  public CsvTableWriter whole(long value) {
    return add(Long.toString(value));
  }

  /**
   * Adds a truth value to the row.
   *
   * @param value written as {@code true} or {@code false}
   * @return this writer
   */
  public CsvTableWriter flag(boolean value) {
    return add(Boolean.toString(value));
  }

  /**
   * Adds a time stamp to the row, in ISO 8601 with the offset of a zone.
   *
   * @param at the instant
   * @param zone the zone
   * @return this writer
   */
  public CsvTableWriter time(Instant at, ZoneId zone) {
    return add(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)));
  }

  /**
   * Adds text for people to the row. Text that a spreadsheet would run as a formula, beginning with
   * {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return, gets an apostrophe in
   * front (OWASP, "CSV Injection").
   *
   * @param value the text
   * @return this writer
   */
  public CsvTableWriter text(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    return add(formula ? "'" + value : value);
  }

  /**
   * Adds text for programs to the row, such as an id, exactly as it is. Use {@link #text(String)}
   * where people open the file in a spreadsheet and others choose the text.
   *
   * @param value the text
   * @return this writer
   */
  public CsvTableWriter key(String value) {
    return add(value);
  }

  /**
   * Adds an empty field to the row.
   *
   * @return this writer
   */
  public CsvTableWriter empty() {
    return add("");
  }

  private CsvTableWriter add(String field) {
    if (row.size() >= columns) {
      throw new ValidationException("row", "must have " + columns + " fields, had more");
    }
    row.add(Checks.required("field", field));
    return this;
  }

  /**
   * Writes the row.
   *
   * @return this writer
   * @throws CsvException if it cannot be written
   * @throws com.signalcraft.error.ValidationException if it has fewer fields than the header
   */
  public CsvTableWriter endRow() {
    if (row.size() != columns) {
      throw new ValidationException("row", "must have " + columns + " fields, had " + row.size());
    }
    writing(() -> csv.writeRecord(row));
    row.clear();
    return this;
  }

  /**
   * Finishes the table: the file appears under its name.
   *
   * @throws CsvException if it cannot be written
   * @throws com.signalcraft.error.ValidationException if a row was begun but not ended, or the
   *     table is closed
   */
  public void commit() {
    Checks.that(row.isEmpty(), "row", "must be ended before the table is committed");
    Checks.that(!closed, "table", "must not be closed before it is committed");
    closed = true;
    writing(
        () -> {
          csv.close();
          if (file != null) {
            file.commit();
          }
          committed = true;
          return true;
        });
  }

  /**
   * Closes the table; a file that was not committed is removed.
   *
   * @throws CsvException if that fails
   */
  @Override
  public void close() {
    writing(
        () -> {
          if (!closed) {
            closed = true;
            csv.close();
          }
          if (file != null && !committed) {
            file.discard();
          }
          return true;
        });
  }

  private static List<String> checked(String... header) {
    Checks.that(header.length > 0, "header", "must have at least one column");
    return List.of(header);
  }

  private static <T> T writing(CsvInput.Reading<T> work) {
    try {
      return work.read();
    } catch (IOException e) {
      throw new CsvException("cannot be written: " + e, e);
    } catch (UncheckedIOException e) {
      throw new CsvException("cannot be written: " + e.getCause(), e);
    }
  }
}
