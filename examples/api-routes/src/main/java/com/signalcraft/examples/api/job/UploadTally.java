package com.signalcraft.examples.api.job;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.csv.CsvReport;
import com.signalcraft.kpi.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of the rows of a file. Not thread-safe. */
final class UploadTally {

  /** So many bad rows are told one by one. */
  private static final int MOST_TOLD = 1_000;

  private record BadRow(long line, String message) {}

  private long created;
  private long corrected;
  private long unchanged;
  private long superseded;
  private long rejected;
  private long bad;
  private final List<BadRow> badRows = new ArrayList<>();

  void add(WriteResult result) {
    created += result.inserted();
    corrected += result.corrected();
    unchanged += result.unchanged();
    superseded += result.superseded();
    rejected += result.rejected().size();
  }

  /** A row that can be read but is no point. */
  void bad(long line, String message) {
    bad++;
    if (badRows.size() < MOST_TOLD) {
      badRows.add(new BadRow(line, message));
    }
  }

  Map<String, Object> counts() {
    return object(
        "created", created,
        "corrected", corrected,
        "unchanged", unchanged,
        "superseded", superseded,
        "rejected", rejected);
  }

  Object result(CsvReport report) {
    report.badRows().stream()
        .limit(MOST_TOLD)
        .forEach(row -> badRows.add(new BadRow(row.line(), row.toString())));
    badRows.sort((one, other) -> Long.compare(one.line(), other.line()));
    Map<String, Object> result = counts();
    result.put(
        "bad_rows",
        badRows.stream()
            .limit(MOST_TOLD)
            .map(row -> object("line", row.line(), "message", row.message()))
            .toList());
    result.put("bad_row_count", bad + report.badRows().size());
    return result;
  }
}
