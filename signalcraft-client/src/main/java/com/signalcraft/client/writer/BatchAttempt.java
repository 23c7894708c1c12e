package com.signalcraft.client.writer;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.UUID;

/**
 * One try to send a batch. Immutable.
 *
 * @param sourceId the source of its points
 * @param points how many there are, at least 1
 * @param bytes how large its points are as JSON, in bytes
 * @param number how many tries there were of this batch, this one included, from 1
 * @param duration how long it took, with what the client repeats by itself; not negative
 * @param outcome what became of it
 */
public record BatchAttempt(
    UUID sourceId, int points, long bytes, int number, Duration duration, BatchOutcome outcome) {

  public BatchAttempt {
    Checks.required("source_id", sourceId);
    Checks.required("duration", duration);
    Checks.required("outcome", outcome);
  }
}
