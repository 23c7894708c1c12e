package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Which column of a file is meant: by name, by number, or to be guessed. Immutable. */
public abstract sealed class CsvColumn {

  private static final int MAX_NAME_LENGTH = 1_000;

  private CsvColumn() {}

  /**
   * The column is guessed from the names and the first rows.
   *
   * @return the column
   */
  public static CsvColumn guessed() {
    return Guessed.INSTANCE;
  }

  /**
   * The column with a name in the header: the one that is equal, or else the only one that is equal
   * but for case and surrounding spaces.
   *
   * @param name the name, not blank
   * @return the column
   */
  public static CsvColumn named(String name) {
    return new Named(Checks.text("column", name, MAX_NAME_LENGTH));
  }

  /**
   * The column with a number.
   *
   * @param number from 1
   * @return the column
   */
  public static CsvColumn number(int number) {
    return new Numbered(Checks.between("column", number, 1, RowHandler.MAX_COLUMNS));
  }

  /**
   * A column as written on a command line: {@code #2} for the second, otherwise a name.
   *
   * @param text the text
   * @return the column
   * @throws com.signalcraft.error.ValidationException if it is blank or the number is not one
   */
  public static CsvColumn parse(String text) {
    return text.matches("#\\d{1,6}") ? number(Integer.parseInt(text.substring(1))) : named(text);
  }

  /** Whether the column can be found in a header alone. */
  abstract boolean needsHeader();

  /** The index of the column, from 0; empty where it is to be guessed. */
  abstract OptionalInt find(List<String> columns, String purpose);

  private static final class Guessed extends CsvColumn {
    static final Guessed INSTANCE = new Guessed();

    @Override
    boolean needsHeader() {
      return false;
    }

    @Override
    OptionalInt find(List<String> columns, String purpose) {
      return OptionalInt.empty();
    }

    @Override
    public String toString() {
      return "guessed";
    }
  }

  private static final class Numbered extends CsvColumn {
    private final int number;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    boolean needsHeader() {
      return false;
    }

    @Override
    OptionalInt find(List<String> columns, String purpose) {
      if (number > columns.size()) {
        throw new CsvException(
            "has no column number "
                + number
                + " for the "
                + purpose
                + "; it has "
                + columns.size()
                + ": "
                + columns);
      }
      return OptionalInt.of(number - 1);
    }

    @Override
    public String toString() {
      return "#" + number;
    }
  }

  private static final class Named extends CsvColumn {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    boolean needsHeader() {
      return true;
    }

    @Override
    OptionalInt find(List<String> columns, String purpose) {
      List<Integer> equal = new ArrayList<>();
      List<Integer> similar = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).equals(name)) {
          equal.add(i);
        }
        if (columns.get(i).strip().equalsIgnoreCase(name.strip())) {
          similar.add(i);
        }
      }
      List<Integer> found = equal.isEmpty() ? similar : equal;
      if (found.size() != 1) {
        throw new CsvException(
            "has "
                + (found.isEmpty() ? "no column" : found.size() + " columns")
                + " named \""
                + name
                + "\" for the "
                + purpose
                + "; its columns are "
                + columns);
      }
      return OptionalInt.of(found.get(0));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
