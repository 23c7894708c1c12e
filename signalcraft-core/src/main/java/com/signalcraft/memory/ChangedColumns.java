package com.signalcraft.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies an update column by column and notes which ones changed. Not thread-safe. */
final class ChangedColumns {

  private final List<String> names = new ArrayList<>();

  /** The new value of a column that is never null: the wanted one, or the old where none is. */
  <T> T required(String column, T old, @Nullable T wanted) {
    if (wanted == null || wanted.equals(old)) {
      return old;
    }
    names.add(column);
    return wanted;
  }

  /** The new value of a column: the wanted one, or the old where none is. */
  <T> @Nullable T of(String column, @Nullable T old, @Nullable T wanted) {
    if (wanted == null || Objects.equals(wanted, old)) {
      return old;
    }
    names.add(column);
    return wanted;
  }

  /** Notes a column that was set to a value, null included. */
  <T> @Nullable T set(String column, @Nullable T old, @Nullable T wanted) {
    if (!Objects.equals(wanted, old)) {
      names.add(column);
    }
    return wanted;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  List<String> names() {
    return names;
  }
}
