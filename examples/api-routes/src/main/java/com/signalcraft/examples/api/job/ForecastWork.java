package com.signalcraft.examples.api.job;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Job;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/** Makes the forecasts of a business and saves them. */
public final class ForecastWork implements JobWork {

  /** The kind of its jobs. */
  public static final String KIND = "forecast";

  private static final Duration GLANCE = Duration.ofMillis(200);

  /**
   * The order for what was asked for.
   *
   * @param request what was asked for
   * @return the order
   */
  public static JobOrder order(ForecastRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("source_ids", request.sourceIds().stream().map(UUID::toString).toList());
    parameters.put("horizon_days", BigDecimal.valueOf(request.horizonDays()));
    request.modelType().ifPresent(type -> parameters.put("model_type", type.wireName()));
    return new JobOrder(KIND, request.businessId(), JsonObject.of(parameters), null);
  }

  @Override
  public Object run(SignalCraft view, JobOrder order, DoubleConsumer progress) {
    Job<List<SourceForecast>> job = view.forecasts().generate(request(order));
    return json(await(job, progress));
  }

  /** Looks in between how far it is, which is where a job that was given up ends. */
  private static List<SourceForecast> await(
      Job<List<SourceForecast>> job, DoubleConsumer progress) {
    while (!job.status().isFinal()) {
      progress.accept(job.progress());
      try {
        return job.await(GLANCE);
      } catch (CallTimeoutException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
    return job.await(Duration.ZERO);
  }

  private static ForecastRequest request(JobOrder order) {
    Map<String, Object> parameters = order.parameters().members();
    List<UUID> sources =
        ((List<?>) parameters.getOrDefault("source_ids", List.of()))
            .stream().map(id -> UUID.fromString((String) id)).toList();
    return new ForecastRequest(
        order.businessId(),
        sources,
        order
            .parameters()
            .string("model_type")
            .map(name -> OpenEnum.require(ModelType.class, "model_type", name)),
        order.parameters().number("horizon_days").orElseThrow().intValueExact());
  }

  /** The forecasts of sources, in the form of JSON. */
  public static Object json(List<SourceForecast> forecasts) {
    return object("forecasts", Pages.rows(forecasts, ForecastWork::json));
  }

  /** The forecast of a source, in the form of JSON. */
  public static Object json(SourceForecast forecast) {
    return object(
        "source_id", forecast.sourceId(),
        "source_name", forecast.sourceName(),
        "model_type", forecast.modelType(),
        "model_accuracy", forecast.modelAccuracy(),
        "predictions", Pages.rows(forecast.predictions(), ForecastWork::prediction),
        "generated_at", forecast.generatedAt());
  }

  private static Object prediction(Prediction prediction) {
    return object(
        "date", prediction.forecastDate().atZone(ZoneOffset.UTC).toLocalDate(),
        "forecast_date", prediction.forecastDate(),
        "predicted_value", prediction.predictedValue(),
        "confidence_lower", prediction.confidenceLower(),
        "confidence_upper", prediction.confidenceUpper());
  }
}
