package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.Report;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.hosted.Reports;
import com.signalcraft.client.internal.job.PolledJobs;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import java.util.List;
import java.util.UUID;

/** Reports. Thread-safe. */
public final class ReportCalls implements Reports {

  private static final String REPORTS = "reports";

  private final ApiCaller caller;
  private final PolledJobs jobs;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param jobs makes the handles of jobs that were started
   */
  public ReportCalls(ApiCaller caller, PolledJobs jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @Override
  public RemoteJob<Report> generate(ReportRequest request) {
    Checks.required("request", request);
    List<String> sections = request.includeSections();
    Members body =
        Members.of("business_id", request.businessId())
            .with("type", request.type().wireName())
            .with("template", request.template())
            .with("timeframe", request.timeframe().wireName())
            .with("include_sections", sections.isEmpty() ? null : sections)
            .with("email_to", request.emailTo());
    return job(
        caller.call(
            Calls.post(body, REPORTS, "generate"), Answers.object(row -> row.uuid("job_id"))));
  }

  @Override
  public RemoteJob<Report> job(UUID jobId) {
    return jobs.at(
        caller,
        jobId,
        "report",
        REPORTS,
        row -> new Report(jobId, ExportCalls.link(row, "file_size")));
  }
}
