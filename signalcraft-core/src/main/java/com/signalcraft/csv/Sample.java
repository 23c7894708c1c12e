package com.signalcraft.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The first rows of a file that are not blank, as text.
 *
 * @param rows the rows, whole ones only, unless there is but one
 */
record Sample(List<List<String>> rows) {

  private static final int MAX_ROWS = 1_000;

  static Sample of(String text, char separator) {
    boolean cut = text.length() == CsvInput.SAMPLE_CHARACTERS;
    List<List<String>> rows = new ArrayList<>();
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .build(CsvRecordHandler.of(limits -> limits.maxFields(RowHandler.MAX_COLUMNS)), text);
    for (CsvRecord row : reader) {
      if (rows.size() == MAX_ROWS) {
        return new Sample(rows);
      }
      List<String> fields = row.getFields().stream().map(Sample::trim).toList();
      if (!fields.stream().allMatch(String::isEmpty)) {
        rows.add(fields);
      }
    }
    if (cut && rows.size() > 1) {
      rows.remove(rows.size() - 1);
    }
    return new Sample(rows);
  }

  private static String trim(String field) {
    char[] text = field.toCharArray();
    int from = Blanks.skip(text, 0, text.length);
    return field.substring(from, Blanks.skipBack(text, from, text.length));
  }

  /** The rows without the first. */
  Sample withoutHeader() {
    return new Sample(rows.subList(1, rows.size()));
  }

  /**
   * Whether at least one field of a column has a property, and at least four of five of those that
   * are not missing have.
   */
  boolean mostly(int column, Predicate<char[]> property) {
    int all = 0;
    int good = 0;
    for (List<String> row : rows) {
      char[] field = column < row.size() ? row.get(column).toCharArray() : new char[0];
      if (!NumberParser.isMissing(field, 0, field.length)) {
        all++;
        good += property.test(field) ? 1 : 0;
      }
    }
    return good > 0 && 2 * good >= all;
  }
}
