package com.signalcraft.lifecycle;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * All data of a user or a business, as rows of the schema. Immutable.
 *
 * @param tables the rows of each table by its name; the columns have the schema's names, without
 *     secrets
 */
public record DataExport(Map<String, List<JsonObject>> tables) {

  public DataExport {
    tables = Map.copyOf(Checks.required("tables", tables));
  }
}
