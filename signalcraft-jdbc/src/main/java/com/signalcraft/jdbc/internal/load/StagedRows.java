package com.signalcraft.jdbc.internal.load;

import com.signalcraft.common.JsonObject;
import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.jdbc.internal.transaction.CopySource;
import com.signalcraft.kpi.KpiPoint;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Points in the text form of {@code COPY} (PostgreSQL documentation, "COPY", file formats): the
 * number of the batch, the id, the time stamp, the value, the metadata. Immutable.
 *
 * @param plans the batches
 */
record StagedRows(List<PointBatchPlan> plans) implements CopySource {

  private static final int BLOCK = 64 * 1_024;

  @Override
  public void writeTo(CopySink sink) throws SQLException {
    StringBuilder block = new StringBuilder(BLOCK + 1_024);
    for (int i = 0; i < plans.size(); i++) {
      for (KpiPoint point : plans.get(i).points()) {
        append(block, i, point);
        if (block.length() >= BLOCK) {
          flush(block, sink);
        }
      }
    }
    flush(block, sink);
  }

  private static void append(StringBuilder row, int batch, KpiPoint point) {
    row.append(batch).append('\t').append(point.id()).append('\t').append(point.timestamp());
    row.append('\t').append(point.value()).append('\t');
    JsonObject metadata = point.metadata();
    if (metadata.isEmpty()) {
      row.append("\\N");
    } else {
      escape(row, metadata.toJson());
    }
    row.append('\n');
  }

  private static void escape(StringBuilder row, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> row.append("\\\\");
        case '\t' -> row.append("\\t");
        case '\n' -> row.append("\\n");
        case '\r' -> row.append("\\r");
        default -> row.append(c);
      }
    }
  }

  private static void flush(StringBuilder block, CopySink sink) throws SQLException {
    byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
    sink.write(bytes, 0, bytes.length);
    block.setLength(0);
  }
}
