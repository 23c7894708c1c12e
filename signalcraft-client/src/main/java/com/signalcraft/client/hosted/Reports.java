package com.signalcraft.client.hosted;

import java.util.UUID;

/** Reports that the service writes. Thread-safe. */
public interface Reports {

  /**
   * Has a report made.
   *
   * @param request which one
   * @return the job that makes it
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not yours
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no reports
   */
  RemoteJob<Report> generate(ReportRequest request);

  /**
   * The job of a report that was asked for before.
   *
   * @param jobId its id
   * @return the job; the server is not asked until somebody waits
   */
  RemoteJob<Report> job(UUID jobId);
}
