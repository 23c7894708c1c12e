package com.signalcraft.client.internal.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The file that grows. A write that fails leaves nothing behind, or ends the file. Guarded by the
 * journal's lock, but for {@link #sync}.
 */
final class SegmentWriter implements Closeable {

  private final Segment segment;
  private final JournalFiles.GrowingFile file;
  private boolean broken;
  private volatile boolean unsynced;

  private SegmentWriter(Segment segment, JournalFiles.GrowingFile file) {
    this.segment = segment;
    this.file = file;
  }

  /** Makes the file and writes its header. */
  static SegmentWriter create(Segment segment, JournalFiles files) throws IOException {
    SegmentWriter writer = new SegmentWriter(segment, files.create(segment.path()));
    try {
      writer.file.append(segment.header());
    } catch (IOException e) {
      writer.closeAfter(e);
      Files.deleteIfExists(segment.path());
      throw e;
    }
    segment.bytes(Segment.HEADER_BYTES);
    return writer;
  }

  /** Whether it takes a record and does not grow beyond a bound. */
  boolean hasRoom(byte[] record, int maxBytes) {
    return !broken && segment.bytes() + record.length <= maxBytes;
  }

  /** Writes a record to the end, and tells where it begins. */
  long append(byte[] record, boolean andSync) throws IOException {
    long offset = segment.bytes();
    try {
      file.append(record);
      unsynced = true;
      if (andSync) {
        sync();
      }
    } catch (IOException e) {
      undo(offset, e);
      throw e;
    }
    segment.bytes(offset + record.length);
    return offset;
  }

  /** Takes back what a failed write left. */
  private void undo(long length, IOException cause) {
    try {
      file.truncate(length);
    } catch (IOException e) {
      // The next record goes to another file; a reader skips what is left at the end of this one.
      cause.addSuppressed(e);
      broken = true;
    }
  }

  /** Has the disk keep what was written; may take long. */
  void sync() throws IOException {
    if (unsynced) {
      unsynced = false;
      try {
        file.sync();
      } catch (IOException e) {
        unsynced = true;
        throw e;
      }
    }
  }

  Segment segment() {
    return segment;
  }

  private void closeAfter(IOException cause) {
    try {
      file.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
