package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.ForecastWork;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.internal.TableRows;
import java.util.List;
import java.util.Optional;

/** Forecasts. */
public final class ForecastRoutes {

  private static final int PUBLISHED_DAYS = 30;

  private final JobDesk jobs;

  public ForecastRoutes(JobDesk jobs) {
    this.jobs = jobs;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/forecasts/{business_id}", ForecastRoutes::latest).query("source_id", "days"),
        Route.post("/forecasts/generate", this::generate)
            .body("business_id", "source_ids", "model_type", "horizon_days"),
        Route.post("/forecasts", ForecastRoutes::save)
            .body("source_id", "model_type", "model_accuracy", "predictions"),
        Route.get("/forecasts/history/{source_id}", ForecastRoutes::history).page("from", "to"));
  }

  private static Answer latest(Call call) {
    Query query = call.query();
    return Answer.ok(
        ForecastWork.json(
            call.view()
                .forecasts()
                .latest(
                    call.id("business_id"),
                    query.id("source_id"),
                    query.number("days", PUBLISHED_DAYS))));
  }

  private Answer generate(Call call) {
    Body body = call.body();
    ForecastRequest request =
        new ForecastRequest(
            body.requiredId("business_id"),
            body.ids("source_ids"),
            Optional.ofNullable(body.constant(ModelType.class, "model_type")),
            body.number("horizon_days"));
    return Answer.accepted(
        jobs.adopt(
                call,
                ForecastWork.order(request),
                call.view().forecasts().generate(request),
                ForecastWork::json)
            .ticket());
  }

  private static Answer save(Call call) {
    Body body = call.body();
    List<Prediction> predictions =
        body
            .objects(
                "predictions",
                "forecast_date",
                "predicted_value",
                "confidence_lower",
                "confidence_upper")
            .stream()
            .map(ForecastRoutes::prediction)
            .toList();
    ForecastRun run =
        new ForecastRun(
            body.requiredId("source_id"),
            body.requiredConstant(ModelType.class, "model_type"),
            body.decimal("model_accuracy"),
            predictions);
    return Answer.created(
        object("forecasts", Pages.rows(call.view().forecasts().save(run), TableRows::of)));
  }

  private static Prediction prediction(Body body) {
    return new Prediction(
        Checks.required("forecast_date", body.instant("forecast_date")),
        Checks.required("predicted_value", body.decimal("predicted_value")),
        body.decimal("confidence_lower"),
        body.decimal("confidence_upper"));
  }

  private static Answer history(Call call) {
    Query query = call.query();
    return Pages.page(
        "forecasts",
        call.view().forecasts().history(call.id("source_id"), query.range(), query.page()),
        TableRows::of);
  }
}
