package com.signalcraft.client.internal.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file in their order. What is no record, by its length or checksum, is
 * skipped byte by byte up to the next that is one. Not thread-safe.
 */
final class SegmentReader implements Closeable {

  private static final int BUFFER_BYTES = 8 * (RecordCodec.FRAME_BYTES + RecordCodec.MAX_PAYLOAD);

  private final RandomAccessFile file;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** Where in the file the buffer begins, and how much of it is filled. */
  private long bufferAt;

  private int filled;
  private long at;
  private long recordAt;
  private int skippedPlaces;
  private long skippedBytes;

  SegmentReader(Path path, long from) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    at = from;
    bufferAt = from;
  }

  /**
   * The next record's payload, good until the next call, or null where there is none before the
   * limit.
   */
  @Nullable ByteBuffer next(long limit) throws IOException {
    for (long begin = at; begin + RecordCodec.FRAME_BYTES <= limit; begin++) {
      int payload = payloadAt(begin, limit);
      if (payload > 0) {
        if (begin > at) {
          skippedPlaces++;
          skippedBytes += begin - at;
        }
        recordAt = begin;
        at = begin + RecordCodec.FRAME_BYTES + payload;
        return ByteBuffer.wrap(buffer, (int) (begin - bufferAt) + RecordCodec.FRAME_BYTES, payload)
            .slice();
      }
    }
    return null;
  }

  /** The length of the valid payload whose frame begins there, or 0. */
  private int payloadAt(long begin, long limit) throws IOException {
    fill(begin, RecordCodec.FRAME_BYTES, limit);
    int offset = (int) (begin - bufferAt);
    ByteBuffer view = ByteBuffer.wrap(buffer);
    int payload = view.getInt(offset);
    if (payload < RecordCodec.MIN_PAYLOAD
        || payload > RecordCodec.MAX_PAYLOAD
        || begin + RecordCodec.FRAME_BYTES + payload > limit) {
      return 0;
    }
    fill(begin, RecordCodec.FRAME_BYTES + payload, limit);
    offset = (int) (begin - bufferAt);
    int checksum = view.getInt(offset + 4);
    return RecordCodec.checksum(buffer, offset, payload) == checksum ? payload : 0;
  }

  private void fill(long begin, int count, long limit) throws IOException {
    if (begin >= bufferAt && begin + count <= bufferAt + filled) {
      return;
    }
    file.seek(begin);
    bufferAt = begin;
    filled = 0;
    int wanted = (int) Math.min(buffer.length, limit - begin);
    while (filled < wanted) {
      int read = file.read(buffer, filled, wanted - filled);
      if (read < 0) {
        throw new EOFException("a file of the journal ends at " + (begin + filled));
      }
      filled += read;
    }
  }

  /** Where the record that was read last begins. */
  long recordAt() {
    return recordAt;
  }

  /** Where the next record is looked for: after the last one. */
  long at() {
    return at;
  }

  /** How many stretches between records were skipped. */
  int skippedPlaces() {
    return skippedPlaces;
  }

  /** How many bytes they had together. */
  long skippedBytes() {
    return skippedBytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
