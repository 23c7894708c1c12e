package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.kpi.KpiPoint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads points by COPY, as text, the way to load rows that the driver offers. Not thread-safe. */
final class PointRows implements AutoCloseable {

  private static final int CHUNK = 64 * 1_024;

  private static final String COPY =
      "copy public.kpi_data (id, business_id, source_id, timestamp, value, metadata) from stdin";

  /** The document's table has no business, and makes its ids itself. */
  private static final String COPY_DOCUMENT =
      "copy public.kpi_data (source_id, timestamp, value) from stdin";

  private final CopyIn copy;
  private final boolean document;
  private final StringBuilder rows = new StringBuilder(CHUNK + 1_024);

  private PointRows(CopyIn copy, boolean document) {
    this.copy = copy;
    this.document = document;
  }

  static PointRows into(Connection connection, Database database) throws SQLException {
    boolean document = database == Database.DOCUMENT;
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(document ? COPY_DOCUMENT : COPY);
    return new PointRows(copy, document);
  }

  void add(UUID businessId, KpiPoint point) throws SQLException {
    if (!document) {
      rows.append(point.id()).append('\t').append(businessId).append('\t');
    }
    rows.append(point.sourceId())
        .append('\t')
        .append(point.timestamp())
        .append('\t')
        .append(point.value().toPlainString());
    rows.append(document ? "\n" : "\t{}\n");
    if (rows.length() >= CHUNK) {
      send();
    }
  }

  /** Ends the load; gives how many rows it was. */
  long end() throws SQLException {
    send();
    return copy.endCopy();
  }

  private void send() throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.ISO_8859_1);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
