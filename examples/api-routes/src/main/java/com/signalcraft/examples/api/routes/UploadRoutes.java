package com.signalcraft.examples.api.routes;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Form;
import com.signalcraft.examples.api.call.Parsing;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.UploadWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Points out of a CSV file. */
public final class UploadRoutes {

  /** The parts that the form may have. */
  public static final List<String> PARTS =
      List.of("file", "source_id", "timestamp_column", "value_column");

  private final JobDesk jobs;

  public UploadRoutes(JobDesk jobs) {
    this.jobs = jobs;
  }

  public List<Route> routes() {
    return List.of(Route.post("/kpis/upload", this::upload).body(Route.MULTIPART));
  }

  private Answer upload(Call call) {
    Form form = call.form().get();
    UUID source = Parsing.id("source_id", Checks.required("source_id", form.text("source_id")));
    Content file = Checks.required("file", form.content("file"));
    UUID business = call.view().sources().get(source).businessId();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("source_id", source.toString());
    parameters.put("upload_id", UUID.randomUUID().toString());
    for (String column : List.of("timestamp_column", "value_column")) {
      String name = form.text(column);
      if (name != null) {
        parameters.put(column, name);
      }
    }
    JobOrder order = new JobOrder(UploadWork.KIND, business, JsonObject.of(parameters), file);
    Map<String, Object> answer = jobs.start(call, order).ticket();
    answer.remove("estimated_completion");
    answer.put("estimated_rows", UploadWork.lines(file));
    answer.put("message", "the file is being read");
    return Answer.accepted(answer);
  }
}
