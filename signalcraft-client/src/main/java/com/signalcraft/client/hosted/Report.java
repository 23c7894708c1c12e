package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.UUID;

/**
 * A report that was made. Immutable.
 *
 * @param jobId the job that made it
 * @param file where it can be had
 */
public record Report(UUID jobId, DownloadLink file) {

  public Report {
    Checks.required("job_id", jobId);
    Checks.required("file", file);
  }
}
