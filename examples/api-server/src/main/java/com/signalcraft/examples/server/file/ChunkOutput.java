package com.signalcraft.examples.server.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** Writes a file chunk by chunk. Not thread-safe. */
final class ChunkOutput extends OutputStream {

  private final FileTable table;
  private final UUID fileId;
  private final byte[] chunk = new byte[FileTable.CHUNK];
  private int filled;
  private int number;
  private long size;
  private boolean isClosed;

  ChunkOutput(FileTable table, UUID fileId) {
    this.table = table;
    this.fileId = fileId;
  }

  /** How much was written. */
  long size() {
    return size;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (isClosed) {
      throw new IOException("the file is closed");
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, chunk.length - filled);
      System.arraycopy(bytes, from, chunk, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == chunk.length) {
        send();
      }
    }
    size += length;
  }

  private void send() {
    if (filled > 0) {
      table.append(fileId, number, Arrays.copyOf(chunk, filled));
      number++;
      filled = 0;
    }
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      send();
    }
  }
}
