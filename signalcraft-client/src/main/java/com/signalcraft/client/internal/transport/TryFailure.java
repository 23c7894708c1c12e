package com.signalcraft.client.internal.transport;

import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** One try of a call has failed. Carries what is needed to decide on another. */
final class TryFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int UNAUTHORIZED = 401;
  private static final int SERVER_ERRORS = 500;
  private static final int NOT_IMPLEMENTED = 501;

  /** No answer came. */
  static final int NO_STATUS = 0;

  private final int status;
  private final transient Headers headers;
  private final Effect effect;
  private final boolean connectionWasStale;
  private final transient Optional<Duration> retryAfter;
  private final transient Function<String, SignalCraftException> error;

  private TryFailure(
      int status,
      Headers headers,
      Effect effect,
      boolean connectionWasStale,
      Optional<Duration> retryAfter,
      Function<String, SignalCraftException> error) {
    super(null, null, false, false);
    this.status = status;
    this.headers = headers;
    this.effect = effect;
    this.connectionWasStale = connectionWasStale;
    this.retryAfter = retryAfter;
    this.error = error;
  }

  /**
   * A failure that the server has told of.
   *
   * @param status the answer's status
   * @param headers its headers
   * @param effect what the call may have done
   * @param retryAfter how long the server asks to wait, or null
   * @param error makes the error, with a note at the end of its message
   * @return the failure
   */
  static TryFailure answered(
      int status,
      Headers headers,
      Effect effect,
      @Nullable Duration retryAfter,
      Function<String, SignalCraftException> error) {
    return new TryFailure(status, headers, effect, false, Optional.ofNullable(retryAfter), error);
  }

  /**
   * A failure without a whole answer.
   *
   * @param effect what the call may have done
   * @param connectionWasStale whether a connection of an earlier call was used, which the server
   *     may have closed in the meantime
   * @param error makes the error, with a note at the end of its message
   * @return the failure
   */
  static TryFailure broken(
      Effect effect, boolean connectionWasStale, Function<String, SignalCraftException> error) {
    return new TryFailure(
        NO_STATUS, Headers.EMPTY, effect, connectionWasStale, Optional.empty(), error);
  }

  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  boolean mayRepeat(boolean repeatable) {
    return effect.mayRepeat(repeatable);
  }

  /** How long the server asks to wait, where it does. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  boolean connectionWasStale() {
    return connectionWasStale;
  }

  boolean isUnauthorized() {
    return status == UNAUTHORIZED;
  }

  /** Whether the host is to blame rather than the call. */
  boolean isHosts() {
    return status == NO_STATUS || (status >= SERVER_ERRORS && status != NOT_IMPLEMENTED);
  }

  /**
   * The error that the caller gets.
   *
   * @param note follows the message; may be empty
   * @return the error, a new one each time
   */
  SignalCraftException error(String note) {
    return error.apply(note);
  }
}
