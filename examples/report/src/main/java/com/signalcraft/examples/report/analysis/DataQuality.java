package com.signalcraft.examples.report.analysis;

import java.util.List;

/**
 * What was wrong with a file, and what became of it.
 *
 * @param rows how many data rows the file holds
 * @param badRowCount how many of them could not be used
 * @param badRows the first of those, in the order of the file
 * @param blankValues rows whose value is blank; they count as missing
 * @param duplicates rows with a time stamp that an earlier row has
 * @param duplicateRule what became of duplicates, in words
 * @param missingSteps steps of the regular series without a value
 * @param gaps runs of such steps, in order of time
 */
public record DataQuality(
    long rows,
    long badRowCount,
    List<BadRow> badRows,
    long blankValues,
    long duplicates,
    String duplicateRule,
    int missingSteps,
    List<Gap> gaps) {

  /** Copies the lists. */
  public DataQuality {
    badRows = List.copyOf(badRows);
    gaps = List.copyOf(gaps);
  }

  /**
   * A row that could not be used.
   *
   * @param line its line in the file, from 1
   * @param column the column's name, empty where it is about the row
   * @param text the offending text
   * @param reason what is wrong with it
   */
  public record BadRow(long line, String column, String text, String reason) {}

  /**
   * A run of steps without a value.
   *
   * @param from the first missing step, in epoch milliseconds
   * @param to the last missing step, in epoch milliseconds
   * @param steps how many
   */
  public record Gap(long from, long to, int steps) {}
}
