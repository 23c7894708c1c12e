package com.signalcraft.examples.api.job;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.JobStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param id its id
 * @param kind what it does
 * @param status whether it waits, runs or has ended
 * @param progress from 0 to 1
 * @param result what came out, in the form of JSON, or null
 * @param error what went wrong, in the form of the API's errors, or null
 * @param estimatedCompletion when it will have ended, more or less
 */
public record JobState(
    UUID id,
    String kind,
    JobStatus status,
    double progress,
    @Nullable Object result,
    @Nullable Object error,
    Instant estimatedCompletion) {

  /** The answer to the call that asked for it. */
  public Map<String, Object> ticket() {
    return object("job_id", id, "status", status, "estimated_completion", estimatedCompletion);
  }

  /** The answer to a call that asks how far it is. */
  public Map<String, Object> json() {
    return object(
        "job_id", id,
        "kind", kind,
        "status", status,
        "progress", progress,
        "result", result,
        "error", error);
  }
}
