package com.signalcraft.examples.server.export;

import com.signalcraft.common.JsonObject;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;

/** A file of comma-separated values (RFC 4180, UTF-8) for each table. */
final class CsvTables implements TableWriter {

  @Override
  public void write(List<Table> tables, ZipOutputStream archive) throws IOException {
    for (Table table : tables) {
      try (CsvWriter csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.CRLF)
              .build(OpenEntry.of(archive, table.name() + ".csv"), StandardCharsets.UTF_8)) {
        csv.writeRecord(table.columns());
        for (JsonObject row : table.rows()) {
          Map<String, Object> members = row.members();
          csv.writeRecord(
              table.columns().stream().map(column -> Cell.text(members.get(column))).toList());
        }
      }
    }
  }
}
