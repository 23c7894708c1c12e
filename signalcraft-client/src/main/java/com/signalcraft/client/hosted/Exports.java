package com.signalcraft.client.hosted;

/** Exports of data as files. Thread-safe. */
public interface Exports {

  /**
   * Has data written to a file, which {@link Downloads} can fetch.
   *
   * @param request which data
   * @return where the file is
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not yours
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan does not have the
   *     format
   */
  DownloadLink export(ExportRequest request);
}
