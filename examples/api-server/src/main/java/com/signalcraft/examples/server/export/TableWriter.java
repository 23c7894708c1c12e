package com.signalcraft.examples.server.export;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** Writes tables to an archive. Stateless. */
interface TableWriter {

  /**
   * Writes them.
   *
   * @param tables the tables
   * @param archive where to; it is not closed
   * @throws IOException if it cannot be written
   */
  void write(List<Table> tables, ZipOutputStream archive) throws IOException;
}
