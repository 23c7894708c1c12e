package com.signalcraft.client.hosted;

/**
 * Told how far an upload or a download is. Called by the thread that transfers, which waits for it;
 * what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface ProgressListener {

  /** The value of a total that is not known. */
  long UNKNOWN = -1;

  /** Looks at nothing. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * Some more was transferred.
   *
   * @param done how many bytes of the file are through; less than before where the transfer had to
   *     begin anew
   * @param total how many the file has, or {@link #UNKNOWN}
   */
  void progressed(long done, long total);
}
