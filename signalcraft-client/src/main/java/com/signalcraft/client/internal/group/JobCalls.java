package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.Jobs;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.client.internal.job.PolledJobs;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.JsonObject;
import com.signalcraft.forecast.SourceForecast;
import java.util.List;
import java.util.UUID;

/** Jobs by their ids. Thread-safe. */
public final class JobCalls implements Jobs {

  static final String UPLOAD = "upload";
  static final String FORECAST = "forecast";

  private final ApiCaller caller;
  private final PolledJobs jobs;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param jobs makes the handles
   */
  public JobCalls(ApiCaller caller, PolledJobs jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @Override
  public RemoteJob<JsonObject> job(UUID jobId) {
    return jobs.of(caller, jobId, "job", Fields::toJson);
  }

  @Override
  public RemoteJob<UploadResult> upload(UUID jobId) {
    return jobs.of(caller, jobId, UPLOAD, JobCalls::uploadResult);
  }

  @Override
  public RemoteJob<List<SourceForecast>> forecast(UUID jobId) {
    return jobs.of(caller, jobId, FORECAST, ForecastCalls::made);
  }

  static UploadResult uploadResult(Fields result) {
    return new UploadResult(
        result.integer("created"),
        result.integer("corrected", 0),
        result.integer("unchanged", 0),
        result.integer("superseded", 0),
        result.integer("rejected", 0),
        result.has("bad_rows") ? result.list("bad_rows", JobCalls::badRow) : List.of());
  }

  private static UploadResult.BadRow badRow(Fields row) {
    return new UploadResult.BadRow(row.integer("line"), row.text("message"));
  }
}
