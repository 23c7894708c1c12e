package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * What was read, so far or in all. Every row below the header is one of points, missing values, bad
 * rows and blank lines. Immutable.
 *
 * @param rows how many rows were read, the header left out
 * @param points how many of them have a value
 * @param missing how many have a time stamp but no value
 * @param blankLines how many have no text in any field
 * @param duplicates how many of the points and missing values have the time stamp of another row
 *     and were merged by the rule for duplicates; 0 for the point reader, which merges nothing
 * @param skippedLocalTimes how many time stamps are local times that the clock skips, and were
 *     moved later by the length of the skip
 * @param repeatedLocalTimes how many time stamps are local times that happen twice
 * @param layout how the file was read
 * @param badRows the bad rows, in the order of the file
 */
public record CsvReport(
    long rows,
    long points,
    long missing,
    long blankLines,
    long duplicates,
    long skippedLocalTimes,
    long repeatedLocalTimes,
    CsvLayout layout,
    List<CsvBadRow> badRows) {

  /** Checks that every row is accounted for, and copies the list. */
  public CsvReport {
    badRows = List.copyOf(badRows);
    long accounted = points + missing + blankLines + badRows.size();
    Checks.that(
        rows == accounted, "rows", "must all be accounted for, were " + rows + " not " + accounted);
    Checks.required("layout", layout);
  }

  /** Such as {@code 365 rows: 360 points, 3 missing, 2 bad, 0 blank, 1 duplicate}. */
  @Override
  public String toString() {
    return rows
        + " rows: "
        + points
        + " points, "
        + missing
        + " missing, "
        + badRows.size()
        + " bad, "
        + blankLines
        + " blank, "
        + duplicates
        + " duplicates";
  }
}
