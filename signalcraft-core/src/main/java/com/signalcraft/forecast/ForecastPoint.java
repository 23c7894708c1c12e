package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code forecasts}: one predicted value of a source. Immutable.
 *
 * @param id the row's id
 * @param businessId the business
 * @param sourceId the source
 * @param modelType the kind of model
 * @param prediction the value: the columns {@code forecast_date}, {@code predicted_value}, {@code
 *     confidence_lower} and {@code confidence_upper}
 * @param modelAccuracy how well the model does out of sample, at most 1, or null
 * @param generatedAt when it was made
 */
public record ForecastPoint(
    UUID id,
    UUID businessId,
    UUID sourceId,
    OpenEnum<ModelType> modelType,
    Prediction prediction,
    @Nullable BigDecimal modelAccuracy,
    Instant generatedAt) {

  public ForecastPoint {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.required("source_id", sourceId);
    Checks.required("model_type", modelType);
    Checks.required("prediction", prediction);
    Checks.required("generated_at", generatedAt);
  }
}
