package com.signalcraft.internal;

import com.signalcraft.common.JsonObject;
import com.signalcraft.lifecycle.DataExport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts an export together, table by table. Not thread-safe. */
public final class Tables {

  private final Map<String, List<JsonObject>> tables = new HashMap<>();

  /** An export without tables. */
  public Tables() {}

  /**
   * Adds rows to a table, which is there even where there are none.
   *
   * @param table its name, as in the schema
   * @param rows the rows
   * @param row makes a row of the table of each
   * @param <T> the type of the rows
   * @return this
   */
  public <T> Tables add(String table, Collection<T> rows, Function<? super T, JsonObject> row) {
    List<JsonObject> all = tables.computeIfAbsent(table, none -> new ArrayList<>());
    for (T each : rows) {
      all.add(row.apply(each));
    }
    return this;
  }

  /**
   * The export as it is now.
   *
   * @return a copy of all tables
   */
  public DataExport export() {
    Map<String, List<JsonObject>> copy = new HashMap<>();
    tables.forEach((table, rows) -> copy.put(table, List.copyOf(rows)));
    return new DataExport(copy);
  }
}
