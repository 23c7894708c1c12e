package com.signalcraft.client.writer;

import java.time.Duration;
import java.util.UUID;

/**
 * Hears what a writer does, for metrics. Each method does nothing unless overridden. They are
 * called by the threads that do the work, several at once, and should be quick; what they throw is
 * logged and stops nothing.
 */
public interface WriterListener {

  /** Hears nothing. */
  WriterListener NONE = new WriterListener() {};

  /** A point was taken. Called in the thread that wrote it. */
  default void pointTaken() {}

  /** A point was taken that has no room in memory, and waits in the journal alone. */
  default void pointSpilled() {}

  /**
   * A batch was tried.
   *
   * @param attempt the try
   */
  default void batchTried(BatchAttempt attempt) {}

  /**
   * Points were refused for good, alone or with their batch.
   *
   * @param points how many
   */
  default void pointsRejected(int points) {}

  /**
   * A batch failed for a passing reason and is tried again later.
   *
   * @param sourceId its source, whose points wait meanwhile
   * @param delay how long, unless a flush comes before
   */
  default void retryScheduled(UUID sourceId, Duration delay) {}

  /**
   * How many points wait or are under way; told after each try of a batch.
   *
   * @param inMemory those in memory
   * @param onDisk those in the journal alone
   */
  default void queueDepth(long inMemory, long onDisk) {}

  /**
   * How large the journal is; told after each try of a batch, where there is one.
   *
   * @param bytes the size of its files together
   */
  default void journalSize(long bytes) {}

  /**
   * The journal has places that cannot be read; what stood there is lost unless it was settled.
   *
   * @param places how many
   * @param bytes how many bytes they have together, 0 where that is not known
   */
  default void journalDamaged(int places, long bytes) {}
}
