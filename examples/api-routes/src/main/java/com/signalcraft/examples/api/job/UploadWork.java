package com.signalcraft.examples.api.job;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Checks;
import com.signalcraft.csv.CsvException;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.CsvPoint;
import com.signalcraft.csv.CsvPointReader;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.examples.api.call.Parsing;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the points of a CSV file to a source, a batch at a time. Done again, it changes nothing
 * more: each batch has a key that follows from the upload's, so that a job that is begun anew also
 * counts as it did the first time.
 */
public final class UploadWork implements JobWork {

  /** The kind of its jobs. */
  public static final String KIND = "upload";

  /** A file with more bad rows than this is not one of points. */
  private static final int MOST_BAD_ROWS = 100_000;

  private static final int BUFFER = 65_536;

  @Override
  public Object run(SignalCraft view, JobOrder order, DoubleConsumer progress) {
    Content file = Checks.required("file", order.file());
    try (CountingStream bytes = new CountingStream(file.open());
        CsvPointReader reader = CsvPointReader.open(bytes, columns(order))) {
      return new Upload(view.kpis(), order, reader)
          .write(() -> progress.accept(Math.min(1, (double) bytes.count() / file.size())));
    } catch (IOException e) {
      throw new TransportException("the file cannot be read", FailureDetails.causedBy(e));
    }
  }

  /**
   * How many lines a file has.
   *
   * @param file the file
   * @return the line feeds in it, and one where it does not end with one
   */
  public static long lines(Content file) {
    long lines = 0;
    byte last = '\n';
    byte[] buffer = new byte[BUFFER];
    try (InputStream bytes = file.open()) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        for (int i = 0; i < read; i++) {
          last = buffer[i];
          lines += last == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new TransportException("the file cannot be read", FailureDetails.causedBy(e));
    }
    return last == '\n' ? lines : lines + 1;
  }

  private static CsvOptions columns(JobOrder order) {
    CsvOptions.Builder options = CsvOptions.builder().maxBadRows(MOST_BAD_ROWS);
    order.parameters().string("timestamp_column").ifPresent(options::timestampColumn);
    order.parameters().string("value_column").ifPresent(options::valueColumn);
    return options.build();
  }

  /** One file. Used once, by one thread. */
  private static final class Upload {

    private final Kpis kpis;
    private final UUID source;
    private final Optional<String> key;
    private final CsvPointReader reader;
    private final UploadTally tally = new UploadTally();
    private final List<KpiPoint> waiting = new ArrayList<>();
    private int batches;

    Upload(Kpis kpis, JobOrder order, CsvPointReader reader) {
      this.kpis = kpis;
      this.reader = reader;
      source = Parsing.id("source_id", order.parameters().string("source_id").orElse(""));
      key = order.parameters().string("upload_id");
    }

    Object write(Runnable progress) {
      while (hasNext()) {
        add(reader.next());
        if (waiting.size() == PointBatch.MAX_POINTS) {
          send();
          progress.run();
        }
      }
      send();
      progress.run();
      return tally.result(reader.report());
    }

    /** What was written before a file turns out to be broken stays, so the error says so. */
    private boolean hasNext() {
      try {
        return reader.hasNext();
      } catch (CsvException e) {
        if (batches == 0) {
          throw e;
        }
        throw new CsvException(
            e.issue() + "; the rows before it were written: " + JsonText.of(tally.counts()));
      }
    }

    private void add(CsvPoint row) {
      BigDecimal value = row.value();
      if (value == null) {
        return;
      }
      KpiPoint point = point(row, value);
      if (point != null) {
        waiting.add(point);
      }
    }

    private @Nullable KpiPoint point(CsvPoint row, BigDecimal value) {
      try {
        return KpiPoint.of(source, row.at(), value);
      } catch (ValidationException e) {
        tally.bad(row.line(), "line " + row.line() + ": " + e.getMessage());
        return null;
      }
    }

    private void send() {
      if (!waiting.isEmpty()) {
        String batchKey = key.map(id -> "upload-" + id + "-" + batches).orElse(null);
        tally.add(kpis.write(new PointBatch(source, waiting, batchKey)));
        waiting.clear();
        batches++;
      }
    }
  }
}
