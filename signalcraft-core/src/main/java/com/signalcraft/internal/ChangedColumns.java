package com.signalcraft.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies an update column by column and notes which ones changed. Not thread-safe. */
public final class ChangedColumns {

  private final List<String> names = new ArrayList<>();

  /** A set that holds nothing yet. */
  public ChangedColumns() {}

  /**
   * The new value of a column that is never null: the wanted one, or the old where none is.
   *
   * @param column the column's name, as in the schema
   * @param old the value it has
   * @param wanted the value it is to have; null where it is to stay
   * @param <T> the type of its values
   * @return the value it gets
   */
  public <T> T required(String column, T old, @Nullable T wanted) {
    if (wanted == null || wanted.equals(old)) {
      return old;
    }
    names.add(column);
    return wanted;
  }

  /**
   * The new value of a column: the wanted one, or the old where none is.
   *
   * @param column the column's name, as in the schema
   * @param old the value it has
   * @param wanted the value it is to have; null where it is to stay
   * @param <T> the type of its values
   * @return the value it gets
   */
  public <T> @Nullable T of(String column, @Nullable T old, @Nullable T wanted) {
    if (wanted == null || Objects.equals(wanted, old)) {
      return old;
    }
    names.add(column);
    return wanted;
  }

  /**
   * The new value of a column that is set to a value, null included.
   *
   * @param column the column's name, as in the schema
   * @param old the value it has
   * @param wanted the value it is to have
   * @param <T> the type of its values
   * @return the wanted value
   */
  public <T> @Nullable T set(String column, @Nullable T old, @Nullable T wanted) {
    if (!Objects.equals(wanted, old)) {
      names.add(column);
    }
    return wanted;
  }

  /**
   * Whether no column changed.
   *
   * @return true if none did
   */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * The columns that changed.
   *
   * @return a copy of their names, in the order in which they were given
   */
  public List<String> names() {
    return List.copyOf(names);
  }
}
