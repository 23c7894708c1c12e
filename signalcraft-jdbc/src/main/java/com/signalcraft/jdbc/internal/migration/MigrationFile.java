package com.signalcraft.jdbc.internal.migration;

import com.signalcraft.internal.Sha256;
import com.signalcraft.jdbc.Migration;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The text of a step of the schema. Immutable.
 *
 * @param migration which step
 * @param sql its statements, with line feeds alone at the ends of lines
 */
public record MigrationFile(Migration migration, String sql) {

  /**
   * What tells whether a file has changed since it was run.
   *
   * @return the SHA-256 of its text in UTF-8, as 64 hexadecimal digits
   */
  public String checksum() {
    return HexFormat.of().formatHex(Sha256.digest(sql.getBytes(StandardCharsets.UTF_8)));
  }
}
