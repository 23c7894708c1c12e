package com.signalcraft.client.internal.job;

import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.SignalCraftException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, as the server says.
 *
 * @param status the status
 * @param progress how much of it is done, 0 to 1
 * @param result its result; not null where it is completed
 * @param failure why it failed; not null where it did
 * @param askAgainIn how long the server wants not to be asked; null where it does not say
 * @param <T> the type of the result
 */
record JobState<T>(
    JobStatus status,
    double progress,
    @Nullable T result,
    @Nullable SignalCraftException failure,
    @Nullable Duration askAgainIn) {

  /**
   * A job as an answer has it.
   *
   * @param row the answer
   * @param result makes the result of a completed one
   */
  static <T> JobState<T> of(Fields row, Function<Fields, T> result) {
    // a status that is not known yet is not an end
    JobStatus status = row.openEnum(JobStatus.class, "status").known().orElse(JobStatus.PROCESSING);
    BigDecimal told = row.optionalDecimal("progress");
    double progress = told == null ? 0 : Math.min(1, Math.max(0, told.doubleValue()));
    return new JobState<>(
        status,
        status == JobStatus.COMPLETED ? 1 : progress,
        status == JobStatus.COMPLETED ? result.apply(row) : null,
        status == JobStatus.FAILED ? JobFailure.of(row) : null,
        null);
  }

  static <T> JobState<T> failed(SignalCraftException failure) {
    return new JobState<>(JobStatus.FAILED, 0, null, failure, null);
  }

  JobState<T> askAgainIn(@Nullable Duration wait) {
    return new JobState<>(status, progress, result, failure, wait);
  }

  T outcome() {
    if (failure != null) {
      throw failure;
    }
    return Checks.required("result", result);
  }
}
