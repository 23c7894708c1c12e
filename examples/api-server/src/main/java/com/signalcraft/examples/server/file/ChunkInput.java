package com.signalcraft.examples.server.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/** Reads a part of a file chunk by chunk. Not thread-safe. */
final class ChunkInput extends InputStream {

  private final FileTable table;
  private final UUID fileId;
  private final long end;
  private long position;
  private byte[] chunk = {};
  private int number = -1;

  /**
   * A part of a file.
   *
   * @param from its first byte
   * @param end the byte after its last one
   */
  ChunkInput(FileTable table, UUID fileId, long from, long end) {
    this.table = table;
    this.fileId = fileId;
    this.position = from;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    int wanted = (int) (position / FileTable.CHUNK);
    if (wanted != number) {
      chunk = load(wanted);
      number = wanted;
    }
    int at = (int) (position % FileTable.CHUNK);
    int part = (int) Math.min(Math.min(length, chunk.length - at), end - position);
    if (part <= 0) {
      throw new IOException("file " + fileId + " lacks bytes after " + position);
    }
    System.arraycopy(chunk, at, buffer, offset, part);
    position += part;
    return part;
  }

  private byte[] load(int wanted) throws IOException {
    byte[] content = table.chunk(fileId, wanted);
    if (content == null) {
      throw new IOException("file " + fileId + " is not there any more");
    }
    return content;
  }
}
