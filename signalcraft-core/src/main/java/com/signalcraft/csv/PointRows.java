package com.signalcraft.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Walks over the rows of a file of points, collecting bad ones and counting all. */
final class PointRows implements Closeable {

  private static final int BAD_ROWS_SHOWN = 3;

  private final CsvInput source;
  private final CsvLayout layout;
  private final int maxBadRows;
  private final RowHandler handler;
  private final CloseableIterator<RowHandler> rows;

  private final List<CsvBadRow> badRows = new ArrayList<>();
  private boolean headerAhead;
  private long count;
  private long points;
  private long missing;
  private long blankLines;

  PointRows(CsvInput source, CsvOptions options, boolean exact) {
    this.source = source;
    try {
      this.layout = LayoutGuess.of(source.sample(), options);
    } catch (CsvException e) {
      source.close();
      throw e;
    }
    this.maxBadRows = options.maxBadRows();
    this.handler = new RowHandler(layout, options, exact);
    this.headerAhead = layout.header();
    this.rows = source.rows(layout.separator(), handler).iterator();
  }

  /** Goes to the next row with a time stamp; false at the end. */
  boolean advance() {
    return CsvInput.reading(
        () -> " after line " + handler.line(),
        () -> {
          while (rows.hasNext()) {
            if (isPoint(rows.next())) {
              return true;
            }
          }
          return false;
        });
  }

  private boolean isPoint(RowHandler row) {
    RowHandler.Kind kind = row.kind();
    if (headerAhead && kind != RowHandler.Kind.BLANK) {
      headerAhead = false;
      return false;
    }
    count++;
    switch (kind) {
      case POINT -> points++;
      case MISSING -> missing++;
      case BLANK -> blankLines++;
      case BAD -> collect(row.problem());
    }
    return kind == RowHandler.Kind.POINT || kind == RowHandler.Kind.MISSING;
  }

  private void collect(CsvBadRow row) {
    badRows.add(row);
    if (badRows.size() > maxBadRows) {
      throw new CsvException(
          "has more than "
              + maxBadRows
              + " bad rows, the first: "
              + badRows.stream()
                  .limit(BAD_ROWS_SHOWN)
                  .map(CsvBadRow::toString)
                  .collect(Collectors.joining("; ")));
    }
  }

  /** The row that was gone to last. */
  RowHandler row() {
    return handler;
  }

  long withTimestamp() {
    return points + missing;
  }

  CsvReport report(long duplicates) {
    LocalTimes times = handler.timestamps().localTimes();
    return new CsvReport(
        count,
        points,
        missing,
        blankLines,
        duplicates,
        times.skipped(),
        times.repeated(),
        layout,
        badRows);
  }

  @Override
  public void close() {
    source.close();
  }
}
