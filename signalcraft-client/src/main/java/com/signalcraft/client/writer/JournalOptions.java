package com.signalcraft.client.writer;

import com.signalcraft.common.Checks;
import java.nio.file.Path;

/**
 * Where a writer keeps points on disk until the server has answered for them. Immutable.
 *
 * <p>A point is in the journal before {@code write} returns, so a killed process loses none; {@link
 * Sync} says what a power cut may take. What was not delivered is sent by the next writer that is
 * opened with the folder.
 *
 * @param folder the folder, made where it is missing; one writer at a time uses it. The files hold
 *     the points, and where the file system has owners no other user may read them
 * @param maxBytes how large the files may grow together, at least 4 segments; beyond it no point is
 *     taken. Notes of what is delivered are written in any case, a few bytes a batch
 * @param segmentBytes how large one file grows, 4,096 to 1,073,741,824 bytes; a file is removed
 *     once all in it, and in those before it, is settled. So a source that fails for long keeps the
 *     files since its oldest point
 * @param sync when the disk is told to keep what was written
 */
public record JournalOptions(Path folder, long maxBytes, int segmentBytes, Sync sync) {

  private static final int SEGMENTS = 4;
  private static final int DEFAULT_SEGMENT_BYTES = 16 * 1024 * 1024;
  private static final long DEFAULT_MAX_BYTES = 1024L * 1024 * 1024;

  public JournalOptions {
    Checks.required("folder", folder);
    Checks.between("segment_bytes", segmentBytes, 4_096, 1 << 30);
    Checks.that(
        maxBytes / SEGMENTS >= segmentBytes,
        "max_bytes",
        "must be at least 4 times segment_bytes, " + segmentBytes + ", was " + maxBytes);
    Checks.required("sync", sync);
  }

  /** When the disk is told to keep what was written (fsync). */
  public enum Sync {
    /** When the operating system likes. A power cut may take the last seconds. */
    NONE,
    /** Once a second. A power cut may take the last second. */
    INTERVAL,
    /** Before {@code write} returns, which waits for the disk. A power cut takes nothing. */
    ALWAYS
  }

  /**
   * A journal of up to 1 GiB in files of 16 MiB, told to the disk once a second.
   *
   * @param folder the folder, made where it is missing
   * @return the options
   */
  public static JournalOptions in(Path folder) {
    return new JournalOptions(folder, DEFAULT_MAX_BYTES, DEFAULT_SEGMENT_BYTES, Sync.INTERVAL);
  }

  /**
   * These options with another bound of size.
   *
   * @param maxBytes how large the files may grow together, at least 4 segments
   * @return the options
   */
  public JournalOptions withMaxBytes(long maxBytes) {
    return new JournalOptions(folder, maxBytes, segmentBytes, sync);
  }

  /**
   * These options with another size of file.
   *
   * @param segmentBytes how large one file grows, 4,096 to 1,073,741,824 bytes
   * @return the options
   */
  public JournalOptions withSegmentBytes(int segmentBytes) {
    return new JournalOptions(folder, maxBytes, segmentBytes, sync);
  }

  /**
   * These options with another care for power cuts.
   *
   * @param sync when the disk is told to keep what was written
   * @return the options
   */
  public JournalOptions withSync(Sync sync) {
    return new JournalOptions(folder, maxBytes, segmentBytes, sync);
  }
}
