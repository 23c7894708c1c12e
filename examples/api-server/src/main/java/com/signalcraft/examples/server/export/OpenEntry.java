package com.signalcraft.examples.server.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An entry of an archive, whose end is not the archive's. Not thread-safe. */
final class OpenEntry extends FilterOutputStream {

  private final ZipOutputStream archive;
  private boolean isClosed;

  private OpenEntry(ZipOutputStream archive) {
    super(archive);
    this.archive = archive;
  }

  static OutputStream of(ZipOutputStream archive, String name) throws IOException {
    archive.putNextEntry(new ZipEntry(name));
    return new OpenEntry(archive);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      archive.closeEntry();
    }
  }
}
