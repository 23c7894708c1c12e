package com.signalcraft.memory;

import com.signalcraft.common.JsonObject;
import com.signalcraft.lifecycle.DataExport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts an export together, table by table. Not thread-safe. */
final class Tables {

  private final Map<String, List<JsonObject>> tables = new HashMap<>();

  /** Adds rows to a table, which is there even where there are none. */
  <T> Tables add(String table, Collection<T> rows, Function<? super T, JsonObject> row) {
    List<JsonObject> all = tables.computeIfAbsent(table, none -> new ArrayList<>());
    for (T each : rows) {
      all.add(row.apply(each));
    }
    return this;
  }

  DataExport export() {
    Map<String, List<JsonObject>> copy = new HashMap<>();
    tables.forEach((table, rows) -> copy.put(table, List.copyOf(rows)));
    return new DataExport(copy);
  }
}
