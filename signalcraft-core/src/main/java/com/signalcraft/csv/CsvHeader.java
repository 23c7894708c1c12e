package com.signalcraft.csv;

/** Whether a file begins with the names of its columns. */
public enum CsvHeader {
  /**
   * The first row is a header unless one of its fields is a time stamp (a year alone is none), or
   * all are numbers or missing. A file of which a column is asked for by name has one.
   */
  GUESSED,
  /** The first row that is not blank holds the names. */
  PRESENT,
  /** The first row holds data. */
  ABSENT
}
