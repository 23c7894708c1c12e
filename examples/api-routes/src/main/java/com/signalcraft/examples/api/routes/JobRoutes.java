package com.signalcraft.examples.api.routes;

import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.JobDesk;
import java.util.List;

/** How far jobs are. */
public final class JobRoutes {

  private final JobDesk jobs;

  public JobRoutes(JobDesk jobs) {
    this.jobs = jobs;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/jobs/{job_id}", call -> Answer.ok(jobs.state(call, call.id("job_id")).json())),
        Route.delete("/jobs/{job_id}", this::cancel));
  }

  private Answer cancel(Call call) {
    jobs.cancel(call, call.id("job_id"));
    return Answer.done();
  }
}
