package com.signalcraft.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two fields of interest straight from the parser's buffer. The handler itself is the
 * record, valid until the next row is asked for.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<RowHandler> {

  /** The most columns of a file of points. */
  static final int MAX_COLUMNS = 100_000;

  private static final int KEPT_CHARACTERS = 80;

  /** What a row is. */
  enum Kind {
    POINT,
    MISSING,
    BAD,
    BLANK
  }

  private final CsvLayout layout;
  private final TimestampParser timestamps;
  private final NumberParser numbers;
  private final boolean exact;

  private final char[] start = new char[KEPT_CHARACTERS];
  private int startLength;
  private boolean anyText;
  private int extraColumn;
  private boolean missing;
  private boolean timestampGood;
  private boolean valueGood;
  private String badTimestamp = "";
  private String badValue = "";
  private @Nullable BigDecimal exactValue;

  RowHandler(CsvLayout layout, CsvOptions options, boolean exact) {
    this.layout = layout;
    this.timestamps = new TimestampParser(options.timestampFormat(), options.zone());
    this.numbers = new NumberParser(options.decimalSign());
    this.exact = exact;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    startLength = 0;
    anyText = false;
    extraColumn = 0;
    missing = false;
    timestampGood = false;
    valueGood = false;
    badTimestamp = "";
    badValue = "";
    exactValue = null;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index >= MAX_COLUMNS) {
      throw new CsvException("has more than " + MAX_COLUMNS + " columns in line " + line());
    }
    keepStart(index, buffer, offset, length);
    int from = Blanks.skip(buffer, offset, offset + length);
    int to = Blanks.skipBack(buffer, from, offset + length);
    anyText |= to > from;
    if (index == layout.timestampColumn()) {
      timestamp(buffer, from, to);
    } else if (index == layout.valueColumn()) {
      value(buffer, from, to);
    } else if (index >= layout.columns().size() && to > from && extraColumn == 0) {
      extraColumn = index + 1;
    }
  }

  private void timestamp(char[] buffer, int from, int to) {
    timestampGood = to > from && timestamps.parse(buffer, from, to);
    if (!timestampGood) {
      badTimestamp = new String(buffer, from, Math.min(to - from, KEPT_CHARACTERS));
    }
  }

  private void value(char[] buffer, int from, int to) {
    missing = NumberParser.isMissing(buffer, from, to);
    valueGood = missing || numbers.parse(buffer, from, to);
    if (!valueGood) {
      badValue = new String(buffer, from, Math.min(to - from, KEPT_CHARACTERS));
    } else if (exact && !missing) {
      exactValue = numbers.exact();
    }
  }

  /** Keeps the beginning of the row for messages. */
  private void keepStart(int index, char[] buffer, int offset, int length) {
    if (index > 0 && startLength < KEPT_CHARACTERS) {
      start[startLength++] = layout.separator();
    }
    int kept = Math.min(length, KEPT_CHARACTERS - startLength);
    System.arraycopy(buffer, offset, start, startLength, kept);
    startLength += kept;
  }

  @Override
  protected RowHandler buildRecord() {
    return this;
  }

  long line() {
    return getStartingLineNumber();
  }

  Kind kind() {
    if (!anyText) {
      return Kind.BLANK;
    }
    if (!hasAllFields() || !timestampGood || !valueGood) {
      return Kind.BAD;
    }
    timestamps.accept();
    return missing ? Kind.MISSING : Kind.POINT;
  }

  private boolean hasAllFields() {
    return extraColumn == 0 && getFieldCount() >= layout.columns().size();
  }

  /** Why the row is bad. */
  CsvBadRow problem() {
    if (!hasAllFields()) {
      int count = layout.columns().size();
      String row = String.valueOf(start, 0, startLength);
      String reason =
          "has "
              + getFieldCount()
              + (getFieldCount() == 1 ? " field" : " fields")
              + " where the first row has "
              + count;
      return new CsvBadRow(line(), 0, "", row, reason);
    }
    return timestampGood
        ? bad(layout.valueColumn(), badValue, numbers.reason())
        : bad(
            layout.timestampColumn(),
            badTimestamp,
            badTimestamp.isEmpty() ? "is no time stamp but empty" : timestamps.reason());
  }

  private CsvBadRow bad(int index, String text, String reason) {
    return new CsvBadRow(line(), index + 1, layout.columns().get(index), text, reason);
  }

  TimestampParser timestamps() {
    return timestamps;
  }

  /** The value, NaN where it is missing. */
  double value() {
    return missing ? Double.NaN : numbers.value();
  }

  /** The exact value, null where it is missing. */
  @Nullable BigDecimal exactValue() {
    return exactValue;
  }
}
