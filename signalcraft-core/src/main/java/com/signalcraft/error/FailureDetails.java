package com.signalcraft.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a back end knows of a failure beyond its message. Immutable and thread-safe.
 *
 * @param requestId the server's id of the failed request, or null where there is none
 * @param retryAfter how long the server asks to wait before the next try, never negative, or null
 * @param cause what led to it, or null
 */
public record FailureDetails(
    @Nullable String requestId, @Nullable Duration retryAfter, @Nullable Throwable cause) {

  /** Nothing is known beyond the message. */
  public static final FailureDetails NONE = new FailureDetails(null, null, null);

  /** Checks that the wait is not negative. */
  public FailureDetails {
    if (retryAfter != null && retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter must not be negative, was " + retryAfter);
    }
  }

  /**
   * Details that hold a cause alone.
   *
   * @param cause what led to the failure
   * @return the details
   */
  public static FailureDetails causedBy(Throwable cause) {
    return new FailureDetails(null, null, Objects.requireNonNull(cause, "cause"));
  }

  /**
   * Details that hold a wait alone.
   *
   * @param retryAfter how long to wait before the next try, not negative
   * @return the details
   */
  public static FailureDetails retryAfter(Duration retryAfter) {
    return new FailureDetails(null, Objects.requireNonNull(retryAfter, "retryAfter"), null);
  }

  Optional<String> requestIdIfKnown() {
    return Optional.ofNullable(requestId);
  }

  Optional<Duration> retryAfterIfKnown() {
    return Optional.ofNullable(retryAfter);
  }
}
