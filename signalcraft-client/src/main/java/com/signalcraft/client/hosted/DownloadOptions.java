package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;

/**
 * How a file is downloaded. Immutable.
 *
 * @param maxBytes the largest file that is taken, in bytes, from 1
 * @param replaceExisting whether a file that is there already is replaced
 * @param progress told how far it is
 */
public record DownloadOptions(long maxBytes, boolean replaceExisting, ProgressListener progress) {

  private static final DownloadOptions DEFAULTS =
      new DownloadOptions(10L << 30, true, ProgressListener.NONE);

  public DownloadOptions {
    Checks.that(maxBytes >= 1, "max_bytes", "must be at least 1, was " + maxBytes);
    Checks.required("progress", progress);
  }

  /**
   * Files of up to 10 GiB, which replace what is there; nobody is told of the progress.
   *
   * @return the defaults
   */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another limit.
   *
   * @param maxBytes the largest file that is taken, in bytes, from 1
   * @return such options
   */
  public DownloadOptions withMaxBytes(long maxBytes) {
    return new DownloadOptions(maxBytes, replaceExisting, progress);
  }

  /**
   * The same with another use of a file that is there already.
   *
   * @param replaceExisting whether it is replaced
   * @return such options
   */
  public DownloadOptions withReplaceExisting(boolean replaceExisting) {
    return new DownloadOptions(maxBytes, replaceExisting, progress);
  }

  /**
   * The same with another listener.
   *
   * @param progress told how far it is
   * @return such options
   */
  public DownloadOptions withProgress(ProgressListener progress) {
    return new DownloadOptions(maxBytes, replaceExisting, progress);
  }
}
