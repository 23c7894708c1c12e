package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * How a file is laid out, as stated or guessed. Immutable.
 *
 * @param separator the character between two fields
 * @param header whether the first row that is not blank holds the names of the columns
 * @param columns the names of the columns; their numbers from 1 where there is no header
 * @param timestampColumn the index of the column of time stamps, from 0
 * @param valueColumn the index of the column of values, from 0
 */
public record CsvLayout(
    char separator, boolean header, List<String> columns, int timestampColumn, int valueColumn) {

  /** Checks the indices and copies the list. */
  public CsvLayout {
    columns = List.copyOf(columns);
    Checks.between("timestampColumn", timestampColumn, 0, columns.size() - 1);
    Checks.between("valueColumn", valueColumn, 0, columns.size() - 1);
    Checks.that(
        timestampColumn != valueColumn, "valueColumn", "must not be the column of time stamps");
  }

  /**
   * The name of the column of time stamps.
   *
   * @return the name, or its number from 1
   */
  public String timestampColumnName() {
    return columns.get(timestampColumn);
  }

  /**
   * The name of the column of values.
   *
   * @return the name, or its number from 1
   */
  public String valueColumnName() {
    return columns.get(valueColumn);
  }
}
