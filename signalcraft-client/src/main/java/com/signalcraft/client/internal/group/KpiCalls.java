package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.HttpKpis;
import com.signalcraft.client.hosted.ProgressListener;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.UploadOptions;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.client.internal.download.FileBody;
import com.signalcraft.client.internal.job.PolledJobs;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.KpiRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.client.internal.json.PointPageReader;
import com.signalcraft.client.internal.json.SeriesReader;
import com.signalcraft.client.internal.json.WriteResultReader;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.client.internal.transport.HttpMethod;
import com.signalcraft.client.internal.writer.DeliveryWriters;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** The points of KPI sources. Thread-safe. */
public final class KpiCalls implements HttpKpis {

  private static final int STREAM_PAGE = 2_000;
  private static final String KPIS = "kpis";
  private static final String DATA = "data";

  private final ApiCaller caller;
  private final PolledJobs jobs;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param jobs makes the handles of jobs that were started
   */
  public KpiCalls(ApiCaller caller, PolledJobs jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  @Override
  public WriteResult write(PointBatch batch) {
    Checks.required("batch", batch);
    String key = batch.idempotencyKey();
    return caller.call(
        ApiRequest.of(HttpMethod.POST, KPIS, DATA)
            .body(RequestBody.create(PointBatchEncoder.encode(batch), Members.JSON))
            // With a key of its own a batch without one can be repeated, too.
            .idempotencyKey(key == null ? UUID.randomUUID().toString() : HeaderKey.of(key))
            // the points are known here; without them the answer stays small
            .header("Prefer", "return=minimal"),
        new WriteResultReader(batch));
  }

  @Override
  public DeliveryWriter writer(WriterOptions options) {
    Checks.required("options", options);
    return writer(DeliveryOptions.of(options));
  }

  @Override
  public DeliveryWriter writer(DeliveryOptions options) {
    return DeliveryWriters.open(new WriterSink(this::write), options);
  }

  @Override
  public Page<KpiPoint> list(PointQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return caller.call(
        Calls.page(Calls.range(Calls.get(KPIS, DATA, query.sourceId()), query.range()), page),
        new PointPageReader(query.sourceId(), page));
  }

  @Override
  public Stream<KpiPoint> stream(PointQuery query) {
    Checks.required("query", query);
    return Page.stream(PageRequest.ofSize(STREAM_PAGE), page -> list(query, page));
  }

  @Override
  public Iterable<KpiPoint> iterate(PointQuery query) {
    Checks.required("query", query);
    return Page.iterate(PageRequest.ofSize(STREAM_PAGE), page -> list(query, page));
  }

  @Override
  public Optional<KpiPoint> latest(UUID sourceId) {
    return caller.call(
        Calls.get(KPIS, DATA, id(sourceId), "latest"),
        Answers.optional("data_point", Members.of("source_id", sourceId), KpiRows::point));
  }

  @Override
  public TimeSeries series(UUID sourceId, TimeRange range) {
    return caller.call(seriesOf(sourceId, range), new SeriesReader());
  }

  @Override
  public TimeSeries series(
      UUID sourceId, TimeRange range, Frequency frequency, Aggregation aggregation) {
    Checks.required("frequency", frequency);
    Checks.required("aggregation", aggregation);
    return caller.call(
        seriesOf(sourceId, range)
            .query("frequency", frequency.code())
            .query("aggregation", aggregation.wireName()),
        new SeriesReader());
  }

  private static ApiRequest seriesOf(UUID sourceId, TimeRange range) {
    Checks.required("range", range);
    return Calls.range(Calls.get(KPIS, DATA, id(sourceId), "series"), range);
  }

  @Override
  public List<DailyRollup> rollups(UUID sourceId, LocalDate from, LocalDate to) {
    Checks.required("from", from);
    Checks.required("to", to);
    Checks.that(!to.isBefore(from), "to", "must not be before from, " + from + ", was " + to);
    return caller.call(
        Calls.get(KPIS, DATA, id(sourceId), "rollups").query("from", from).query("to", to),
        Answers.list("rollups", Members.of("source_id", sourceId), KpiRows::rollup));
  }

  @Override
  public RemoteJob<UploadResult> upload(
      Path csv, UploadOptions options, ProgressListener progress) {
    Checks.required("options", options);
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("source_id", options.sourceId().toString())
            .addFormDataPart("timestamp_column", options.timestampColumn())
            .addFormDataPart("value_column", options.valueColumn())
            // the name here is no business of the server's
            .addFormDataPart("file", "points.csv", FileBody.of(csv, FileBody.CSV, progress))
            .build();
    UUID jobId =
        caller
            .unhurried()
            .call(
                ApiRequest.of(HttpMethod.POST, KPIS, "upload").body(form),
                Answers.object(row -> row.uuid("job_id")));
    return jobs.of(caller, jobId, JobCalls.UPLOAD, JobCalls::uploadResult);
  }

  private static UUID id(UUID sourceId) {
    return Checks.required("source_id", sourceId);
  }
}
