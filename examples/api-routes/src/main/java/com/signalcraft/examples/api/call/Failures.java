package com.signalcraft.examples.api.call;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.util.Map;

/** The contract's form of an error. */
public final class Failures {

  /** In the API a code of its own; for the core, one of the wrong arguments. */
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private Failures() {}

  /**
   * The answer to a request that the back end has refused.
   *
   * @param failure why
   * @param requestId the request's id
   * @return the answer
   */
  public static Answer answer(SignalCraftException failure, String requestId) {
    Answer answer = answer(status(failure), error(failure), requestId);
    return failure.retryAfter().map(wait -> withWait(answer, wait)).orElse(answer);
  }

  private static Answer withWait(Answer answer, Duration wait) {
    // Up to the next second: who comes back earlier is refused once more.
    String seconds = Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    Answer timed = answer.with("Retry-After", seconds);
    return answer.status() == 429 ? timed.with("X-RateLimit-Retry-After", seconds) : timed;
  }

  /**
   * The answer to a request that is not in the form of the contract.
   *
   * @param fault what is wrong with it
   * @param requestId the request's id
   * @return the answer
   */
  public static Answer answer(BadRequest fault, String requestId) {
    return answer(
        400,
        object(
            "code",
            "VALIDATION_ERROR",
            "message",
            fault.getMessage(),
            "details",
            object("field", fault.field(), "issue", fault.issue())),
        requestId);
  }

  /**
   * An answer with an error.
   *
   * @param status the status
   * @param code the error's code
   * @param message what is wrong, for a person
   * @param requestId the request's id
   * @return the answer
   */
  public static Answer answer(int status, String code, String message, String requestId) {
    return answer(status, object("code", code, "message", message), requestId);
  }

  private static Answer answer(int status, Map<String, Object> error, String requestId) {
    error.put("request_id", requestId);
    return Answer.json(status, object("error", error));
  }

  /**
   * The code, message and details of an error, as of a call or of a job.
   *
   * @param failure the error
   * @return its members
   */
  public static Map<String, Object> error(SignalCraftException failure) {
    String code = failure instanceof InsufficientDataException ? INSUFFICIENT_DATA : failure.code();
    Map<String, Object> error = object("code", code, "message", failure.getMessage());
    if (failure instanceof ValidationException invalid) {
      error.put("details", object("field", invalid.field(), "issue", invalid.issue()));
    }
    return error;
  }

  private static int status(SignalCraftException failure) {
    if (failure instanceof ValidationException) {
      return 422;
    } else if (failure instanceof AuthenticationException) {
      return 401;
    } else if (failure instanceof SubscriptionRequiredException) {
      return 402;
    } else if (failure instanceof PermissionDeniedException) {
      return 403;
    } else if (failure instanceof NotFoundException) {
      return 404;
    } else if (failure instanceof ConflictException) {
      return 409;
    } else if (failure instanceof RateLimitedException) {
      return 429;
    } else if (failure instanceof NotSupportedException) {
      return 501;
    } else if (failure instanceof OverloadedException || failure instanceof TransportException) {
      return 503;
    }
    return failure instanceof CallTimeoutException ? 504 : 500;
  }
}
