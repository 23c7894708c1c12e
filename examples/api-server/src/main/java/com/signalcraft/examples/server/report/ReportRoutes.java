package com.signalcraft.examples.server.report;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.JsonObject;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.examples.api.job.JobState;
import com.signalcraft.examples.server.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for reports, and where they are. */
public final class ReportRoutes implements Part {

  private static final String URL = "download_url";
  private static final String EXPIRES_AT = "expires_at";

  private final JobDesk jobs;
  private final ReportRights rights;

  /**
   * Routes.
   *
   * @param jobs where jobs are asked for
   * @param rights who may have which report
   */
  public ReportRoutes(JobDesk jobs, ReportRights rights) {
    this.jobs = jobs;
    this.rights = rights;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/reports/generate", this::generate)
            .body(ReportOrder.MEMBERS.toArray(new String[0])),
        Route.get("/reports/{job_id}", this::report));
  }

  private Answer generate(Call call) {
    ReportOrder order = ReportOrder.of(call.body());
    rights.require(call.view(), order);
    return Answer.accepted(jobs.start(call, order.toJob()).ticket());
  }

  private Answer report(Call call) {
    UUID id = call.id("job_id");
    JobState job = jobs.state(call, id);
    if (!job.kind().equals(ReportOrder.KIND)) {
      throw NotFoundException.of("job", id);
    }
    return Answer.ok(
        object(
            "job_id",
            job.id(),
            "status",
            job.status(),
            URL,
            member(job.result(), URL),
            EXPIRES_AT,
            member(job.result(), EXPIRES_AT)));
  }

  private static @Nullable Object member(@Nullable Object result, String name) {
    if (result instanceof JsonObject json) {
      return json.members().get(name);
    }
    return result instanceof Map<?, ?> map ? map.get(name) : null;
  }
}
