package com.signalcraft.csv;

import com.signalcraft.common.Checks;

/**
 * A row that could not be read, and why. Immutable.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the number of the offending column, from 1; 0 where it is the row as a whole
 * @param columnName its name in the header, or the number where there is none; empty for the row
 * @param text the beginning of the offending text
 * @param reason what is wrong with it, such as {@code is not a number}
 */
public record CsvBadRow(long line, int column, String columnName, String text, String reason) {

  /** Checks the numbers and cuts the text to a length fit for a message. */
  public CsvBadRow {
    Checks.that(line >= 1, "line", "must be at least 1, was " + line);
    Checks.that(column >= 0, "column", "must not be negative, was " + column);
    Checks.required("columnName", columnName);
    text = Checks.shown(Checks.required("text", text));
    Checks.required("reason", reason);
  }

  /** Such as {@code line 3, column value: "abc" is not a number}. */
  @Override
  public String toString() {
    String where = column == 0 ? "line " + line : "line " + line + ", column " + columnName;
    return where + ": \"" + text + "\" " + reason;
  }
}
