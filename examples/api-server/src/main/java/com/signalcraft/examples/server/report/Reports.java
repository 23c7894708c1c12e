package com.signalcraft.examples.server.report;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.server.file.FileStore;
import java.time.InstantSource;

/** What reports are made with. Thread-safe. */
public final class Reports {

  private final ReportRights rights;
  private final ReportWork work;

  /**
   * Reports of a server.
   *
   * @param service the back end as the service sees it
   * @param files where reports are kept
   * @param options how they are made
   * @param clock tells when
   */
  public Reports(SignalCraft service, FileStore files, ReportOptions options, InstantSource clock) {
    rights = new ReportRights(service, options);
    work = new ReportWork(files, rights, options, clock);
  }

  /** Makes them, as jobs of {@link ReportWork#KIND}. */
  public ReportWork work() {
    return work;
  }

  /** Who may have which. */
  public ReportRights rights() {
    return rights;
  }
}
