package com.signalcraft.csv;

import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads points one by one, in the order of the file, with the values exactly as written; for
 * pushing a file. Memory does not grow with the file, but for the bad rows. Not thread-safe; close
 * it.
 */
public final class CsvPointReader implements Iterator<CsvPoint>, Closeable {

  private final PointRows rows;
  private boolean looked;
  private boolean found;

  private CsvPointReader(CsvInput source, CsvOptions options) {
    this.rows = new PointRows(source, options, true);
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @param options how it is read
   * @return a reader
   * @throws CsvException if it cannot be read, or its layout cannot be told
   */
  public static CsvPointReader open(Path file, CsvOptions options) {
    return new CsvPointReader(CsvInput.open(file, options.charset()), options);
  }

  /**
   * Reads bytes.
   *
   * @param bytes the bytes, closed with the reader
   * @param options how they are read
   * @return a reader
   * @throws CsvException if they cannot be read, or their layout cannot be told
   */
  public static CsvPointReader open(InputStream bytes, CsvOptions options) {
    return new CsvPointReader(CsvInput.open(bytes, options.charset()), options);
  }

  /**
   * Reads characters.
   *
   * @param characters the characters, closed with the reader
   * @param options how they are read; the character set does not matter
   * @return a reader
   * @throws CsvException if they cannot be read, or their layout cannot be told
   */
  public static CsvPointReader open(Reader characters, CsvOptions options) {
    return new CsvPointReader(CsvInput.open(characters), options);
  }

  /**
   * Whether there is another row with a time stamp.
   *
   * @return true if there is
   * @throws CsvException if the file cannot be read further or has too many bad rows
   */
  @Override
  public boolean hasNext() {
    if (!looked) {
      found = rows.advance();
      looked = true;
    }
    return found;
  }

  /**
   * The next row with a time stamp.
   *
   * @return the point, whose value may be missing
   * @throws CsvException if the file cannot be read further or has too many bad rows
   * @throws NoSuchElementException if there is none
   */
  @Override
  public CsvPoint next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the file has no more points");
    }
    looked = false;
    RowHandler row = rows.row();
    return new CsvPoint(row.line(), row.timestamps().instant(), row.exactValue());
  }

  /**
   * What was read so far; complete when {@link #hasNext()} has answered false.
   *
   * @return the report
   */
  public CsvReport report() {
    return rows.report(0);
  }

  /** Closes the file. */
  @Override
  public void close() {
    rows.close();
  }
}
