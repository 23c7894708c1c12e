package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/** Writes the rows of a {@code COPY … FROM STDIN}. */
@FunctionalInterface
public interface CopySource {

  /**
   * Writes all rows.
   *
   * @param sink takes them
   * @throws SQLException if the connection fails
   */
  void writeTo(CopySink sink) throws SQLException;

  /** Takes bytes of a {@code COPY … FROM STDIN}. */
  @FunctionalInterface
  interface CopySink {

    /**
     * Takes some bytes.
     *
     * @param bytes holds them; may be used again afterwards
     * @param offset where they begin
     * @param length how many
     * @throws SQLException if the connection fails
     */
    void write(byte[] bytes, int offset, int length) throws SQLException;
  }
}
