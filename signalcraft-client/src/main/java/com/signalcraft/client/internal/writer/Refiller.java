package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.Journal;
import com.signalcraft.client.internal.journal.JournalCursor;
import com.signalcraft.client.internal.journal.JournalPosition;
import com.signalcraft.client.internal.journal.JournaledPoint;
import com.signalcraft.client.writer.WriterListener;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads points back that are in the journal alone, in their order, as the queue has room for them.
 * Thread-safe; one thread at a time reads, which the queue sees to.
 */
final class Refiller implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Refiller.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  /** Some batches: enough for each lock, and little beside a queue. */
  private static final int CHUNK = 4_096;

  private final Journal journal;
  private final PointQueue queue;
  private final Timer timer;
  private final Executor threads;
  private final WriterListener listener;

  private volatile boolean closed;

  /** Handed from thread to thread by the queue's lock. */
  private @Nullable JournalCursor cursor;

  Refiller(
      Journal journal, PointQueue queue, Timer timer, Executor threads, WriterListener listener) {
    this.journal = journal;
    this.queue = queue;
    this.timer = timer;
    this.threads = threads;
    this.listener = listener;
    this.cursor = journal.cursor(null);
  }

  /** Begins at a place, where nothing is in the journal alone yet. */
  void startAt(JournalPosition position) throws IOException {
    closeCursor();
    cursor = journal.cursor(position);
  }

  /** Reads as much as there is room for. */
  void refill() {
    for (int most = queue.beginRefill(); most > 0; most = queue.beginRefill()) {
      List<JournaledEntry> entries = new ArrayList<>(Math.min(most, CHUNK));
      boolean ended = false;
      try {
        ended = read(Math.min(most, CHUNK), entries);
      } catch (IOException e) {
        if (closed) {
          return;
        }
        LOG.error("the journal cannot be read; it is tried again in a second", e);
        timer.schedule(PAUSE, () -> threads.execute(this::refill));
        return;
      } finally {
        queue.endRefill(entries);
      }
      if (ended) {
        // Before a flush returns that waits for them.
        listener.journalDamaged(1, 0);
        long lost = queue.loseSpilled();
        LOG.error("{} points are lost, as the journal cannot be read where they stood", lost);
      }
    }
  }

  /** Tells whether the journal ended before all were read. */
  private boolean read(int count, List<JournaledEntry> into) throws IOException {
    JournalCursor open = cursor;
    if (open == null) {
      throw new IOException("the journal is closed");
    }
    while (into.size() < count) {
      JournaledPoint next = open.next();
      if (next == null) {
        return true;
      }
      into.add(JournaledEntry.of(next));
    }
    return false;
  }

  /** Ends the reading; a read that is under way fails. */
  @Override
  public void close() throws IOException {
    closed = true;
    closeCursor();
  }

  private void closeCursor() throws IOException {
    JournalCursor open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }
}
