package com.signalcraft.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads many series, one a row: {@code id, v1, v2, …}, as in the files of the M4 competition. A
 * blank field, or one that says so, between values is a missing one; blank fields at the end are
 * cut off. A series with a bad field is handed on with its problem, and the next goes on. Blank
 * lines are skipped and counted. Memory is that of the longest series. Not thread-safe; close it.
 *
 * <p>The separator is guessed unless stated; the first row is a header unless the options say that
 * there is none; of the other options the locale and the character set count.
 */
public final class WideCsvReader implements Iterator<WideSeries>, Closeable {

  private final CsvInput source;
  private final WideRowHandler handler;
  private final CloseableIterator<WideRowHandler> rows;
  private boolean headerAhead;
  private boolean looked;
  private boolean found;
  private long blankLines;

  private WideCsvReader(CsvInput source, CsvOptions options) {
    this.source = source;
    this.handler = new WideRowHandler(options);
    this.headerAhead = options.header() != CsvHeader.ABSENT;
    char separator;
    try {
      separator = options.separator().orElseGet(() -> SeparatorGuess.of(source.sample()));
    } catch (CsvException e) {
      source.close();
      throw e;
    }
    this.rows = source.rows(separator, handler).iterator();
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @param options how it is read
   * @return a reader
   * @throws CsvException if it cannot be read
   */
  public static WideCsvReader open(Path file, CsvOptions options) {
    return new WideCsvReader(CsvInput.open(file, options.charset()), options);
  }

  /**
   * Reads bytes.
   *
   * @param bytes the bytes, closed with the reader
   * @param options how they are read
   * @return a reader
   * @throws CsvException if they cannot be read
   */
  public static WideCsvReader open(InputStream bytes, CsvOptions options) {
    return new WideCsvReader(CsvInput.open(bytes, options.charset()), options);
  }

  /**
   * Reads characters.
   *
   * @param characters the characters, closed with the reader
   * @param options how they are read; the character set does not matter
   * @return a reader
   * @throws CsvException if they cannot be read
   */
  public static WideCsvReader open(Reader characters, CsvOptions options) {
    return new WideCsvReader(CsvInput.open(characters), options);
  }

  /**
   * Whether there is another series.
   *
   * @return true if there is
   * @throws CsvException if the file cannot be read further
   */
  @Override
  public boolean hasNext() {
    if (!looked) {
      found = CsvInput.reading(() -> " after line " + handler.line(), this::advance);
      looked = true;
    }
    return found;
  }

  private boolean advance() {
    while (rows.hasNext()) {
      WideRowHandler row = rows.next();
      if (row.isBlank()) {
        blankLines++;
      } else if (headerAhead) {
        headerAhead = false;
      } else {
        return true;
      }
    }
    return false;
  }

  /**
   * The next series, good or bad.
   *
   * @return the series
   * @throws CsvException if the file cannot be read further
   * @throws NoSuchElementException if there is none
   */
  @Override
  public WideSeries next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the file has no more series");
    }
    looked = false;
    return handler.series();
  }

  /**
   * How many blank lines were skipped so far.
   *
   * @return the count
   */
  public long blankLines() {
    return blankLines;
  }

  /** Closes the file. */
  @Override
  public void close() {
    source.close();
  }
}
