package com.signalcraft.client.server;

import static com.signalcraft.client.server.JsonText.object;

import com.signalcraft.common.Checks;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Points out of a CSV file. */
final class UploadRoutes {

  private static final int BATCH = 1_000;
  private static final Set<String> PARTS =
      Set.of("file", "source_id", "timestamp_column", "value_column");

  private final JobBook jobs;

  UploadRoutes(JobBook jobs) {
    this.jobs = jobs;
  }

  List<Route> routes() {
    return List.of(Route.post("/kpis/upload", this::upload).body(Route.MULTIPART));
  }

  private Answer upload(Call call) {
    Multipart form =
        Multipart.parse(call.headers().getFirst("Content-Type"), call.content(), PARTS);
    UUID source = Parsing.id("source_id", Checks.required("source_id", form.text("source_id")));
    byte[] file = Checks.required("file", form.bytes("file"));
    CsvOptions.Builder options = CsvOptions.builder();
    String time = form.text("timestamp_column");
    String value = form.text("value_column");
    if (time != null) {
      options.timestampColumn(time);
    }
    if (value != null) {
      options.valueColumn(value);
    }
    CsvOptions columns = options.build();
    UUID business = call.view().sources().get(source).businessId();
    Kpis kpis = call.view().kpis();
    Map<String, Object> answer =
        jobs.start(
            call,
            business,
            new LocalJob<>("upload", progress -> load(kpis, source, file, columns)),
            result -> result);
    answer.remove("estimated_completion");
    answer.put("estimated_rows", rows(file));
    answer.put("message", "the file is being read");
    return Answer.accepted(answer);
  }

  private static long rows(byte[] file) {
    long lines = 0;
    for (byte one : file) {
      lines += one == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static Object load(Kpis kpis, UUID source, byte[] file, CsvOptions options) {
    Tally tally = new Tally();
    List<KpiPoint> waiting = new ArrayList<>();
    try (CsvPointReader reader = CsvPointReader.open(new ByteArrayInputStream(file), options)) {
      while (reader.hasNext()) {
        CsvPoint row = reader.next();
        BigDecimal value = row.value();
        if (value != null) {
          waiting.add(KpiPoint.of(source, row.at(), value));
        }
        if (waiting.size() == BATCH || (!reader.hasNext() && !waiting.isEmpty())) {
          tally.add(kpis.write(PointBatch.of(source, waiting)));
          waiting.clear();
        }
      }
      return tally.result(
          Pages.rows(
              reader.report().badRows(),
              bad -> object("line", bad.line(), "message", bad.toString())));
    }
  }

  private static final class Tally {

    private long created;
    private long corrected;
    private long unchanged;
    private long superseded;
    private long rejected;

    void add(WriteResult result) {
      created += result.inserted();
      corrected += result.corrected();
      unchanged += result.unchanged();
      superseded += result.superseded();
      rejected += result.rejected().size();
    }

    Object result(List<Object> badRows) {
      return object(
          "created", created,
          "corrected", corrected,
          "unchanged", unchanged,
          "superseded", superseded,
          "rejected", rejected,
          "bad_rows", badRows);
    }
  }
}
