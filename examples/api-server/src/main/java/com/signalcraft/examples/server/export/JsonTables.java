package com.signalcraft.examples.server.export;

import com.signalcraft.common.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** A file with a list of objects for each table, one in a line. */
final class JsonTables implements TableWriter {

  @Override
  public void write(List<Table> tables, ZipOutputStream archive) throws IOException {
    for (Table table : tables) {
      try (Writer json =
          new BufferedWriter(
              new OutputStreamWriter(
                  OpenEntry.of(archive, table.name() + ".json"), StandardCharsets.UTF_8))) {
        json.write('[');
        String separator = "\n";
        for (JsonObject row : table.rows()) {
          json.write(separator);
          json.write(row.toJson());
          separator = ",\n";
        }
        json.write("\n]\n");
      }
    }
  }
}
