package com.signalcraft.examples.api.job;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Checks;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Parsing;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/** Writes the points of a CSV file to a source. Done again, it changes nothing more. */
public final class UploadWork implements JobWork {

  /** The kind of its jobs. */
  public static final String KIND = "upload";

  private static final int BATCH = 1_000;

  @Override
  public Object run(SignalCraft view, JobOrder order, DoubleConsumer progress) {
    byte[] file = Checks.required("file", order.file());
    long lines = Math.max(1, lines(file));
    UUID source = Parsing.id("source_id", order.parameters().string("source_id").orElse(""));
    Kpis kpis = view.kpis();
    Tally tally = new Tally();
    List<KpiPoint> waiting = new ArrayList<>();
    try (CsvPointReader reader =
        CsvPointReader.open(new ByteArrayInputStream(file), columns(order))) {
      while (reader.hasNext()) {
        CsvPoint row = reader.next();
        BigDecimal value = row.value();
        if (value != null) {
          waiting.add(KpiPoint.of(source, row.at(), value));
        }
        if (waiting.size() == BATCH || (!reader.hasNext() && !waiting.isEmpty())) {
          tally.add(kpis.write(PointBatch.of(source, waiting)));
          waiting.clear();
          progress.accept(Math.min(1, (double) tally.rows / lines));
        }
      }
      return tally.result(
          Pages.rows(
              reader.report().badRows(),
              bad -> object("line", bad.line(), "message", bad.toString())));
    }
  }

  /**
   * How many lines a file has.
   *
   * @param file the file
   * @return the line feeds in it
   */
  public static long lines(byte[] file) {
    long lines = 0;
    for (byte one : file) {
      lines += one == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static CsvOptions columns(JobOrder order) {
    CsvOptions.Builder options = CsvOptions.builder();
    order.parameters().string("timestamp_column").ifPresent(options::timestampColumn);
    order.parameters().string("value_column").ifPresent(options::valueColumn);
    return options.build();
  }

  private static final class Tally {

    private long rows;
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
      rows = created + corrected + unchanged + superseded + rejected;
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
