package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest forecast of a source. Immutable.
 *
 * @param sourceId the source
 * @param sourceName its name
 * @param modelType the kind of model
 * @param modelAccuracy how well the model does out of sample, at most 1, or null; of a run that the
 *     library makes, 1 − Σ|actual − forecast|/Σ|actual| over forecasts from up to four points in
 *     time of the history's second half, each from what lies before it alone, and 0 where that is
 *     negative; null where the history is too short for that
 * @param generatedAt when it was made
 * @param predictions the values, in order of time
 */
public record SourceForecast(
    UUID sourceId,
    String sourceName,
    OpenEnum<ModelType> modelType,
    @Nullable BigDecimal modelAccuracy,
    Instant generatedAt,
    List<Prediction> predictions) {

  public SourceForecast {
    Checks.required("source_id", sourceId);
    Checks.required("source_name", sourceName);
    Checks.required("model_type", modelType);
    Checks.required("generated_at", generatedAt);
    predictions = Checks.list("predictions", predictions);
  }
}
