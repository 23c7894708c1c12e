package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.HttpForecasts;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.internal.job.PolledJobs;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.json.InsightRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.SourceForecast;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored forecasts. Thread-safe. */
public final class ForecastCalls implements HttpForecasts {

  private static final String FORECASTS = "forecasts";

  private final ApiCaller caller;
  private final PolledJobs jobs;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param jobs makes the handles of jobs that were started
   */
  public ForecastCalls(ApiCaller caller, PolledJobs jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @Override
  public List<ForecastPoint> save(ForecastRun run) {
    Checks.required("run", run);
    List<Members> predictions =
        run.predictions().stream()
            .map(
                prediction ->
                    Members.of("forecast_date", prediction.forecastDate())
                        .with("predicted_value", prediction.predictedValue())
                        .with("confidence_lower", prediction.confidenceLower())
                        .with("confidence_upper", prediction.confidenceUpper()))
            .toList();
    Members head =
        Members.of("source_id", run.sourceId())
            .with("model_type", run.modelType())
            .with("model_accuracy", run.modelAccuracy());
    Members body = new Members().withAll(head).with("predictions", predictions);
    return caller.call(
        Calls.post(body, FORECASTS), Answers.list(FORECASTS, head, InsightRows::forecastPoint));
  }

  @Override
  public List<SourceForecast> latest(UUID businessId, @Nullable UUID sourceId, int days) {
    Checks.required("business_id", businessId);
    return caller.call(
        Calls.get(FORECASTS, businessId).query("source_id", sourceId).query("days", days),
        Answers.list(FORECASTS, InsightRows::sourceForecast));
  }

  @Override
  public Page<ForecastPoint> history(UUID sourceId, TimeRange range, PageRequest page) {
    Checks.required("source_id", sourceId);
    Checks.required("range", range);
    Checks.required("page", page);
    return caller.call(
        Calls.page(Calls.range(Calls.get(FORECASTS, "history", sourceId), range), page),
        Answers.page(
            FORECASTS, page, Members.of("source_id", sourceId), InsightRows::forecastPoint));
  }

  @Override
  public RemoteJob<List<SourceForecast>> generate(ForecastRequest request) {
    Checks.required("request", request);
    Members body =
        Members.of("business_id", request.businessId())
            .with("source_ids", request.sourceIds())
            .with("model_type", request.modelType().orElse(null))
            .with("horizon_days", request.horizonDays());
    UUID jobId =
        caller.call(
            Calls.post(body, FORECASTS, "generate"), Answers.object(row -> row.uuid("job_id")));
    return jobs.of(caller, jobId, "forecast", ForecastCalls::made);
  }

  static List<SourceForecast> made(Fields result) {
    return List.copyOf(result.list(FORECASTS, InsightRows::sourceForecast));
  }
}
