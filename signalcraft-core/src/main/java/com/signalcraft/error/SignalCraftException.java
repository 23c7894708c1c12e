package com.signalcraft.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Root of every error that SignalCraft throws on purpose. The message names what was wrong, the
 * value and what is allowed; it never holds a secret or another tenant's data.
 */
public class SignalCraftException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean retryable;
  private final transient FailureDetails details;

  /**
   * A failure with a code of its own.
   *
   * @param code the hosted API's code, such as {@code INTERNAL_ERROR}
   * @param retryable whether the same call may succeed later without a change
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public SignalCraftException(
      String code, boolean retryable, String message, FailureDetails details) {
    super(Objects.requireNonNull(message, "message"), details.cause());
    this.code = Objects.requireNonNull(code, "code");
    this.retryable = retryable;
    this.details = details;
  }

  /**
   * The hosted API's code of this failure.
   *
   * @return the code, such as {@code VALIDATION_ERROR}; it may be one that this version of the
   *     library does not know
   */
  public final String code() {
    return code;
  }

  /**
   * Whether the same call may succeed later without a change.
   *
   * @return true for failures that pass, such as an overload or a lost connection
   */
  public final boolean retryable() {
    return retryable;
  }

  /**
   * The server's id of the failed request, to quote to support.
   *
   * @return the id, or empty where the back end gave none
   */
  public final Optional<String> requestId() {
    return details == null ? Optional.empty() : details.requestIdIfKnown();
  }

  /**
   * How long the server asks to wait before the next try.
   *
   * @return the wait, or empty where none was asked for
   */
  public final Optional<Duration> retryAfter() {
    return details == null ? Optional.empty() : details.retryAfterIfKnown();
  }
}
