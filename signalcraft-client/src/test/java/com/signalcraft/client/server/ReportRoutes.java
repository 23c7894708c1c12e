package com.signalcraft.client.server;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.client.server.FileShelf.StoredFile;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JobStatus;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.LocalJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reports. */
final class ReportRoutes {

  private final JobBook jobs;
  private final FileShelf files;

  ReportRoutes(JobBook jobs, FileShelf files) {
    this.jobs = jobs;
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/reports/generate", this::generate)
            .body("business_id", "type", "template", "timeframe", "include_sections", "email_to"),
        Route.get("/reports/{job_id}", this::report));
  }

  private Answer generate(Call call) {
    Body body = call.body();
    UUID business = body.requiredId("business_id");
    String type = Checks.required("type", body.text("type"));
    Checks.that(type.equals("pdf"), "type", "must be pdf, was \"" + type + "\"");
    String name = call.view().businesses().get(business).name();
    String title = name + ", " + body.text("template") + ", " + body.text("timeframe");
    return Answer.accepted(
        jobs.start(
                call,
                business,
                new LocalJob<>(
                    "report",
                    progress ->
                        files.put(
                            business,
                            ("%PDF-1.4\n% " + title + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8),
                            "application/pdf")),
                ReportRoutes::link)
            .ticket());
  }

  private static Map<String, Object> link(StoredFile file) {
    return object("download_url", file.url(), "expires_at", file.end());
  }

  private Answer report(Call call) {
    LocalJob<?> job = jobs.job(call);
    Map<String, Object> report = object("job_id", job.id(), "status", job.status());
    boolean isThere =
        job.status() == JobStatus.COMPLETED && job.await(Duration.ZERO) instanceof StoredFile;
    report.putAll(
        isThere
            ? link((StoredFile) job.await(Duration.ZERO))
            : object("download_url", null, "expires_at", null));
    return Answer.ok(report);
  }
}
