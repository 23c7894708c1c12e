package com.signalcraft.client.internal.journal;

import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.kpi.KpiPoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of points, of which of them are sent together, and of how far each source is
 * settled, in files that are removed, oldest first, once all in them is settled. What is appended
 * is with the operating system when the call returns, and with the disk as {@link Sync} says.
 *
 * <p>Sequence numbers must rise from call to call of {@link #append}, and the points of a source be
 * settled in their order. Thread-safe.
 */
public final class Journal implements Closeable {

  private final JournalOptions options;
  private final JournalFiles files;
  private final FolderLock folderLock;
  private final Recovery recovery;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Segment> segments = new ArrayDeque<>();

  /** The files that hold points, by the sequence number of the first. */
  private final TreeMap<Long, Segment> bySequence = new TreeMap<>();

  private @Nullable SegmentWriter active;
  private long nextNumber;
  private final AtomicLong bytes = new AtomicLong();

  private Journal(
      JournalOptions options, JournalFiles files, FolderLock folderLock, JournalScan scan) {
    this.options = options;
    this.files = files;
    this.folderLock = folderLock;
    this.recovery = scan.recovery();
    for (Segment segment : scan.segments()) {
      segments.add(segment);
      bytes.addAndGet(segment.bytes());
      nextNumber = segment.number() + 1;
      if (!segment.isSettled()) {
        bySequence.put(segment.firstSequence(), segment);
      }
    }
  }

  /**
   * Opens a journal, and reads what is in it.
   *
   * @param options where and how
   * @param files makes its files
   * @return the journal, for this process alone
   * @throws IOException if its folder cannot be used, or holds files of a later version
   * @throws com.signalcraft.error.ConflictException if another writer uses the folder
   */
  public static Journal open(JournalOptions options, JournalFiles files) throws IOException {
    Path folder = options.folder();
    Files.createDirectories(folder, JournalFiles.SystemFile.forOwner("rwx------"));
    FolderLock folderLock = FolderLock.of(folder);
    try {
      Journal journal = new Journal(options, files, folderLock, JournalScan.of(Segment.in(folder)));
      journal.removeSettled();
      return journal;
    } catch (IOException | RuntimeException e) {
      folderLock.close();
      throw e;
    }
  }

  /**
   * What was in it when it was opened.
   *
   * @return points that are not settled, and more
   */
  public Recovery recovery() {
    return recovery;
  }

  /**
   * When the disk is told to keep what was written.
   *
   * @return as the options say
   */
  public Sync syncs() {
    return options.sync();
  }

  /**
   * A point as the journal holds it, but for its number; to be made before any lock is taken.
   *
   * @param point the point
   * @return a record, for {@link #append}
   */
  public static byte[] record(KpiPoint point) {
    return RecordCodec.point(point);
  }

  /**
   * Whether a record can be added within the bound of size.
   *
   * @param record the record
   * @return true if there is room
   */
  public boolean hasRoom(byte[] record) {
    return bytes.get() + record.length <= options.maxBytes();
  }

  /**
   * How large the files are together.
   *
   * @return bytes
   */
  public long size() {
    return bytes.get();
  }

  /**
   * Adds a point.
   *
   * @param record the point, from {@link #record}; changed
   * @param sequence its number, above all before
   * @return where it stands
   * @throws IOException if it cannot be written; then it is not in the journal
   */
  public JournalPosition append(byte[] record, long sequence) throws IOException {
    RecordCodec.seal(record, sequence);
    lock.lock();
    try {
      JournalPosition position = write(record, options.sync() == Sync.ALWAYS);
      Segment segment = segments.getLast();
      segment.add(sequence);
      bySequence.putIfAbsent(segment.firstSequence(), segment);
      return position;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes that points are sent together, before they are.
   *
   * @param batch the points and their key
   * @throws IOException if it cannot be written; after a crash they are sent under another key
   */
  public void sending(JournaledBatch batch) throws IOException {
    lock.lock();
    try {
      write(RecordCodec.batch(batch), options.sync() == Sync.ALWAYS);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Settles points of a source, and removes the files that hold no others.
   *
   * @param sourceId the source
   * @param sequences the points' numbers, rising
   * @throws IOException if it cannot be noted; after a crash they are sent once more. Or if a file
   *     cannot be removed; that is tried again with the next ones
   */
  public void settled(UUID sourceId, long[] sequences) throws IOException {
    lock.lock();
    try {
      for (long sequence : sequences) {
        Map.Entry<Long, Segment> holder = bySequence.floorEntry(sequence);
        if (holder != null) {
          holder.getValue().settle();
        }
      }
      // Before the note, as it makes room for that where the disk is full.
      removeSettled();
      write(RecordCodec.settled(sourceId, sequences[sequences.length - 1]), false);
    } finally {
      lock.unlock();
    }
  }

  /** Writes a record to the end, and tells where it begins. */
  private JournalPosition write(byte[] record, boolean sync) throws IOException {
    SegmentWriter writer = active;
    if (writer == null || !writer.hasRoom(record, options.segmentBytes())) {
      writer = roll();
    }
    long offset = writer.append(record, sync);
    bytes.addAndGet(record.length);
    return new JournalPosition(writer.segment().number(), offset);
  }

  /** Begins another file. */
  private SegmentWriter roll() throws IOException {
    if (folderLock.isClosed()) {
      throw new IOException("the journal is closed");
    }
    finishActive();
    SegmentWriter writer = SegmentWriter.create(new Segment(options.folder(), nextNumber), files);
    active = writer;
    nextNumber++;
    segments.add(writer.segment());
    bytes.addAndGet(Segment.HEADER_BYTES);
    if (options.sync() == Sync.ALWAYS) {
      JournalFiles.SystemFile.syncFolder(options.folder());
    }
    removeSettled();
    return writer;
  }

  private void finishActive() throws IOException {
    try (SegmentWriter finished = active) {
      active = null;
      if (finished != null && options.sync() != Sync.NONE) {
        finished.sync();
      }
    }
  }

  /** Removes files from the oldest on. A note of what is settled must not go before its points. */
  private void removeSettled() throws IOException {
    while (!segments.isEmpty()
        && segments.getFirst().isSettled()
        && (segments.size() > 1 || active == null)) {
      remove(segments.getFirst());
    }
  }

  private void remove(Segment segment) throws IOException {
    Files.deleteIfExists(segment.path());
    segments.remove(segment);
    bySequence.remove(segment.firstSequence(), segment);
    bytes.addAndGet(-segment.bytes());
  }

  /**
   * Has the disk keep what was appended.
   *
   * @throws IOException if it cannot
   */
  public void sync() throws IOException {
    SegmentWriter writer = active();
    if (writer != null) {
      try {
        // Not under the lock: it may take long.
        writer.sync();
      } catch (IOException e) {
        // A file that was finished meanwhile was synced then.
        if (writer == active()) {
          throw e;
        }
      }
    }
  }

  private @Nullable SegmentWriter active() {
    lock.lock();
    try {
      return active;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads points that are not settled from a place on.
   *
   * @param from where; the beginning where it is null
   * @return a cursor
   */
  public JournalCursor cursor(@Nullable JournalPosition from) {
    return new JournalCursor(this, recovery.settledThrough(), from);
  }

  /** How far a file can be read. */
  record Extent(Segment segment, long limit, boolean finished) {}

  /** The file of a number, or the next after it; null where there is none. */
  @Nullable Extent extentFrom(long number) {
    lock.lock();
    try {
      for (Segment segment : segments) {
        if (segment.number() >= number) {
          boolean growing = active != null && segment == segments.getLast();
          return new Extent(segment, segment.bytes(), !growing);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes it. What is settled is removed, what is not stays for the next one to open it; a second
   * call does nothing.
   */
  @Override
  public void close() throws IOException {
    lock.lock();
    try (folderLock) {
      if (folderLock.isClosed()) {
        return;
      }
      finishActive();
      removeSettled();
    } finally {
      lock.unlock();
    }
  }
}
