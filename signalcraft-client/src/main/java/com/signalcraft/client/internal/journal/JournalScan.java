package com.signalcraft.client.internal.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a journal holds when it is opened: in a first pass what is settled and what was
 * sent together, in a second how many points are left. Not thread-safe.
 */
final class JournalScan {

  private static final Logger LOG = LoggerFactory.getLogger(JournalScan.class);

  private final List<Segment> segments;
  private final Map<UUID, Long> settled = new HashMap<>();
  private final Map<UUID, JournaledBatch> batches = new HashMap<>();
  private long lastSequence;
  private long points;
  private int damagedPlaces;
  private long damagedBytes;

  private JournalScan(List<Segment> segments) {
    this.segments = segments;
  }

  /** Scans files, which get to know how many points in them are not settled. */
  static JournalScan of(List<Segment> segments) throws IOException {
    JournalScan scan = new JournalScan(new ArrayList<>(segments));
    for (Segment segment : segments) {
      scan.readNotes(segment, segment == segments.get(segments.size() - 1));
    }
    Map<UUID, Integer> found = new HashMap<>();
    for (Segment segment : scan.segments) {
      scan.countPoints(segment, found);
    }
    scan.batches
        .values()
        .removeIf(
            batch ->
                batch.lastSequence() <= scan.settledThrough(batch.sourceId())
                    || found.getOrDefault(batch.sourceId(), 0) != batch.points());
    return scan;
  }

  private void readNotes(Segment segment, boolean isLast) throws IOException {
    boolean torn = segment.bytes() < Segment.HEADER_BYTES;
    if (torn && isLast) {
      LOG.info("journal: {} was begun and nothing written to it; it is removed", segment.path());
      Files.delete(segment.path());
      segments.remove(segment);
      return;
    }
    if (!segment.hasValidHeader()) {
      damaged(segment, 1, Math.min(Segment.HEADER_BYTES, segment.bytes()));
    }
    if (torn) {
      return;
    }
    try (SegmentReader reader = new SegmentReader(segment.path(), Segment.HEADER_BYTES)) {
      for (ByteBuffer record = reader.next(segment.bytes());
          record != null;
          record = reader.next(segment.bytes())) {
        note(record);
      }
      if (reader.skippedPlaces() > 0) {
        damaged(segment, reader.skippedPlaces(), reader.skippedBytes());
      }
      long rest = segment.bytes() - reader.at();
      if (rest > 0 && isLast) {
        cutOff(segment, reader.at());
      } else if (rest > 0) {
        damaged(segment, 1, rest);
      }
    }
  }

  private void note(ByteBuffer record) {
    long sequence = RecordCodec.sequence(record);
    lastSequence = Math.max(lastSequence, sequence);
    if (RecordCodec.isSettled(record)) {
      settled.merge(RecordCodec.sourceId(record), sequence, Math::max);
    } else if (RecordCodec.isBatch(record)) {
      batches.put(RecordCodec.sourceId(record), RecordCodec.readBatch(record));
    }
  }

  /** The end of the last file is a record that was being written when the process died. */
  private static void cutOff(Segment segment, long length) throws IOException {
    LOG.warn(
        "journal: the last {} bytes of {} are an unfinished record and are cut off",
        segment.bytes() - length,
        segment.path());
    try (RandomAccessFile file = new RandomAccessFile(segment.path().toFile(), "rw")) {
      file.setLength(length);
    }
    segment.bytes(length);
  }

  private void damaged(Segment segment, int places, long bytes) {
    LOG.error(
        "journal: {} places of {} with {} bytes cannot be read and are skipped;"
            + " points that stood there are lost unless they were delivered",
        places,
        segment.path(),
        bytes);
    damagedPlaces += places;
    damagedBytes += bytes;
  }

  private void countPoints(Segment segment, Map<UUID, Integer> found) throws IOException {
    try (SegmentReader reader = new SegmentReader(segment.path(), Segment.HEADER_BYTES)) {
      for (ByteBuffer record = reader.next(segment.bytes());
          record != null;
          record = reader.next(segment.bytes())) {
        UUID sourceId = RecordCodec.sourceId(record);
        long sequence = RecordCodec.sequence(record);
        if (RecordCodec.isPoint(record) && sequence > settledThrough(sourceId)) {
          segment.add(sequence);
          points++;
          JournaledBatch batch = batches.get(sourceId);
          if (batch != null
              && sequence >= batch.firstSequence()
              && sequence <= batch.lastSequence()) {
            found.merge(sourceId, 1, Integer::sum);
          }
        }
      }
    }
  }

  private long settledThrough(UUID sourceId) {
    return settled.getOrDefault(sourceId, 0L);
  }

  /** The files, in their order; without one that was begun and not written to. */
  List<Segment> segments() {
    return segments;
  }

  /** What was read: points, batches and marks. */
  Recovery recovery() {
    return new Recovery(
        points, lastSequence, Map.copyOf(batches), damagedPlaces, damagedBytes, settled);
  }
}
