package com.signalcraft.client.server;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.client.server.FileShelf.StoredFile;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A business's tables as a file. */
final class ExportRoutes {

  private static final Map<String, String> TYPES =
      Map.of("csv", "text/csv", "json", "application/json", "excel", "application/vnd.ms-excel");
  private static final Map<String, Duration> TIMEFRAMES =
      Map.of(
          "30d", Duration.ofDays(30),
          "90d", Duration.ofDays(90),
          "1y", Duration.ofDays(365),
          "all", Duration.ofDays(365_000));

  private final InstantSource clock;
  private final FileShelf files;

  ExportRoutes(InstantSource clock, FileShelf files) {
    this.clock = clock;
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/export/data", this::export)
            .query("business_id", "format", "tables", "timeframe"));
  }

  private Answer export(Call call) {
    Query query = call.query();
    UUID business = query.requiredId("business_id");
    String format = oneOf("format", query.required("format"), TYPES.keySet());
    String timeframe = query.text("timeframe");
    Duration age =
        TIMEFRAMES.get(
            oneOf("timeframe", timeframe == null ? "all" : timeframe, TIMEFRAMES.keySet()));
    Map<String, List<JsonObject>> tables =
        new TreeMap<>(call.view().lifecycle().exportBusiness(business).tables());
    List<String> wanted = query.separatedByCommas("tables");
    wanted.forEach(table -> oneOf("tables", table, tables.keySet()));
    tables.keySet().removeIf(table -> !wanted.isEmpty() && !wanted.contains(table));
    tables.replaceAll((table, rows) -> since(clock.instant().minus(age), rows));
    StoredFile file = files.put(business, content(format, tables), TYPES.get(format));
    return Answer.ok(
        object(
            "download_url", file.url(),
            "file_size", file.content().length,
            "expires_at", file.end()));
  }

  private static String oneOf(String field, String value, Set<String> allowed) {
    Checks.that(
        allowed.contains(value),
        field,
        "must be one of " + new TreeSet<>(allowed) + ", was \"" + value + "\"");
    return value;
  }

  private static List<JsonObject> since(Instant begin, List<JsonObject> rows) {
    return rows.stream()
        .filter(
            row ->
                row.string("timestamp").map(at -> !Instant.parse(at).isBefore(begin)).orElse(true))
        .toList();
  }

  private static byte[] content(String format, Map<String, List<JsonObject>> tables) {
    if (format.equals("json")) {
      return JsonText.of(tables).getBytes(StandardCharsets.UTF_8);
    }
    boolean isCsv = format.equals("csv");
    StringBuilder text = new StringBuilder(isCsv ? "" : "<Workbook>");
    tables.forEach(
        (table, rows) -> {
          text.append(isCsv ? "# " + table : "<Worksheet Name=\"" + table + "\">").append('\n');
          Set<String> columns = new TreeSet<>();
          rows.forEach(row -> columns.addAll(row.members().keySet()));
          List<String> lines = new ArrayList<>();
          lines.add(String.join(",", columns));
          rows.forEach(row -> lines.add(line(row, columns)));
          text.append(String.join("\n", lines)).append(isCsv ? "\n" : "\n</Worksheet>\n");
        });
    return text.append(isCsv ? "" : "</Workbook>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(JsonObject row, Set<String> columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      String text = JsonText.of(row.members().get(column));
      cells.add(text.equals("null") ? "" : '"' + text.replace("\"", "\"\"") + '"');
    }
    return String.join(",", cells);
  }
}
