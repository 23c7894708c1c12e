package com.signalcraft.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one series from each row, straight from the parser's buffer. */
final class WideRowHandler extends AbstractBaseCsvCallbackHandler<WideRowHandler> {

  /** The most values of a series. */
  static final int MAX_VALUES = 10_000_000;

  private static final int FIRST_CAPACITY = 64;
  private static final int KEPT_CHARACTERS = 80;

  private final NumberParser numbers;
  private String id = "";
  private double[] values = new double[FIRST_CAPACITY];
  private int count;
  private boolean anyText;
  private @Nullable CsvBadRow problem;

  WideRowHandler(CsvOptions options) {
    this.numbers = new NumberParser(options.decimalSign());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    id = "";
    count = 0;
    anyText = false;
    problem = null;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    int from = Blanks.skip(buffer, offset, offset + length);
    int to = Blanks.skipBack(buffer, from, offset + length);
    anyText |= to > from;
    if (index == 0) {
      id = new String(buffer, from, to - from);
    } else if (to > from && problem == null) {
      value(index, buffer, from, to);
    }
  }

  private void value(int index, char[] buffer, int from, int to) {
    if (index > MAX_VALUES) {
      throw new CsvException("has more than " + MAX_VALUES + " values in line " + line());
    }
    boolean missing = NumberParser.isMissing(buffer, from, to);
    if (!missing && !numbers.parse(buffer, from, to)) {
      String text = new String(buffer, from, Math.min(to - from, KEPT_CHARACTERS));
      problem = bad(index + 1, text, numbers.reason());
      return;
    }
    if (index > values.length) {
      values = Arrays.copyOf(values, Math.max(index, values.length + (values.length >> 1)));
    }
    // Blank fields are noticed only when a value follows, so those at the end are cut off.
    Arrays.fill(values, count, index, Double.NaN);
    values[index - 1] = missing ? Double.NaN : numbers.value();
    count = index;
  }

  private CsvBadRow bad(int column, String text, String reason) {
    return new CsvBadRow(line(), column, Integer.toString(column), text, reason);
  }

  @Override
  protected WideRowHandler buildRecord() {
    return this;
  }

  long line() {
    return getStartingLineNumber();
  }

  boolean isBlank() {
    return !anyText;
  }

  WideSeries series() {
    if (problem != null) {
      return WideSeries.bad(id, problem);
    }
    return id.isEmpty()
        ? WideSeries.bad(id, bad(1, "", "is no id but empty"))
        : WideSeries.of(id, line(), Arrays.copyOf(values, count));
  }
}
