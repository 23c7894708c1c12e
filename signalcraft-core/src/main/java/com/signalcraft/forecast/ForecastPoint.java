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
 * @param modelAccuracy how well the model does out of sample, at most 1, or null; of a run that the
 *     library makes, 1 − Σ|actual − forecast|/Σ|actual| over forecasts from up to four points in
 *     time of the history's second half, each from what lies before it alone, and 0 where that is
 *     negative; null where the history is too short for that
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
