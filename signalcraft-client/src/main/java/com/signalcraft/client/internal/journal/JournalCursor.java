package com.signalcraft.client.internal.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the points of a journal in their order, while others are appended. Points that were settled
 * before the journal was opened are left out. Not thread-safe.
 */
public final class JournalCursor implements Closeable {

  private final Journal journal;
  private final Map<UUID, Long> settledThrough;
  private Journal.@Nullable Extent extent;
  private @Nullable SegmentReader reader;
  private JournalPosition next;

  JournalCursor(Journal journal, Map<UUID, Long> settledThrough, @Nullable JournalPosition from) {
    this.journal = journal;
    this.settledThrough = settledThrough;
    this.next = from == null ? startOf(0) : from;
  }

  private static JournalPosition startOf(long segment) {
    return new JournalPosition(segment, Segment.HEADER_BYTES);
  }

  /**
   * The next point.
   *
   * @return the point, or null where there is none yet
   * @throws IOException if a file cannot be read
   */
  public @Nullable JournaledPoint next() throws IOException {
    JournaledPoint point = extent == null ? null : nextOf(extent);
    while (point == null) {
      // What was known of the file is read: look whether it grew, or go on to the next.
      Journal.Extent known = extent;
      Journal.Extent now = journal.extentFrom(next.segment());
      if (now == null) {
        return null;
      }
      if (now.segment().number() != next.segment()) {
        next = startOf(now.segment().number());
      }
      if (now.equals(known)) {
        if (!now.finished()) {
          return null;
        }
        close();
        next = startOf(next.segment() + 1);
        continue;
      }
      if (known == null || known.segment() != now.segment()) {
        close();
      }
      extent = now;
      point = nextOf(now);
    }
    return point;
  }

  private @Nullable JournaledPoint nextOf(Journal.Extent readable) throws IOException {
    SegmentReader open = reader;
    if (open == null) {
      open = new SegmentReader(readable.segment().path(), next.offset());
      reader = open;
    }
    for (ByteBuffer record = open.next(readable.limit());
        record != null;
        record = open.next(readable.limit())) {
      long sequence = RecordCodec.sequence(record);
      if (RecordCodec.isPoint(record)
          && sequence > settledThrough.getOrDefault(RecordCodec.sourceId(record), 0L)) {
        return new JournaledPoint(RecordCodec.readPoint(record), sequence);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    SegmentReader open = reader;
    reader = null;
    extent = null;
    if (open != null) {
      open.close();
    }
  }
}
