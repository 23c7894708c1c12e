package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.List;
import java.util.UUID;

/**
 * What is to be exported. Immutable.
 *
 * @param businessId whose data
 * @param format what they are written as
 * @param tables the names of the tables, which hold no comma; empty for all
 * @param timeframe how far they go back
 */
public record ExportRequest(
    UUID businessId, ExportFormat format, List<String> tables, ExportTimeframe timeframe) {

  private static final int LONGEST_NAME = 100;

  public ExportRequest {
    Checks.required("business_id", businessId);
    Checks.required("format", format);
    tables = Checks.list("tables", tables);
    tables.forEach(
        table ->
            Checks.that(
                Checks.text("tables", table, LONGEST_NAME).indexOf(',') < 0,
                "tables",
                "must not hold a comma, which separates them, was \"" + table + "\""));
    Checks.required("timeframe", timeframe);
  }

  /**
   * All tables, from the begin.
   *
   * @param businessId whose data
   * @param format what they are written as
   * @return the request
   */
  public static ExportRequest all(UUID businessId, ExportFormat format) {
    return new ExportRequest(businessId, format, List.of(), ExportTimeframe.ALL);
  }
}
