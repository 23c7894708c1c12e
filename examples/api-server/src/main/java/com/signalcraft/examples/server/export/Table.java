package com.signalcraft.examples.server.export;

import com.signalcraft.common.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table.
 *
 * @param name its name
 * @param columns the names of its columns
 * @param rows its rows; one may lack a column
 */
record Table(String name, List<String> columns, List<JsonObject> rows) {

  static Table of(String name, List<JsonObject> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.members().keySet()));
    return new Table(name, List.copyOf(columns), rows);
  }
}
