package com.signalcraft.jdbc.load;

import com.signalcraft.common.Checks;
import com.signalcraft.kpi.WriteResult;
import java.util.UUID;

/**
 * A batch of a load: points of one source that were written, or refused, together. Immutable.
 *
 * @param sourceId the source
 * @param idempotencyKey the key of the batch, made of the load's
 * @param result what became of each point; all are refused with the same reason where the batch
 *     was, as when the source is not there
 */
public record LoadedBatch(UUID sourceId, String idempotencyKey, WriteResult result) {

  public LoadedBatch {
    Checks.required("source_id", sourceId);
    Checks.required("idempotency_key", idempotencyKey);
    Checks.required("result", result);
  }
}
