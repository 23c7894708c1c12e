package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish for new forecasts. Immutable.
 *
 * @param businessId the business
 * @param sourceIds of which sources; empty for every active one
 * @param modelType the kind of model; empty for the one that fits best
 * @param horizonDays how far, 1 to 366 days
 */
public record ForecastRequest(
    UUID businessId, List<UUID> sourceIds, Optional<ModelType> modelType, int horizonDays) {

  public ForecastRequest {
    Checks.required("business_id", businessId);
    sourceIds = Checks.list("source_ids", sourceIds);
    Checks.required("model_type", modelType);
    Checks.between("horizon_days", horizonDays, 1, 366);
  }
}
