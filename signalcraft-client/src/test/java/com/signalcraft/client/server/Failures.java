package com.signalcraft.client.server;

import static com.signalcraft.client.server.JsonText.object;

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
import com.signalcraft.error.ValidationException;
import java.util.Map;

/** The contract's form of an error. */
final class Failures {

  static final String VIOLATION = "CONTRACT_VIOLATION";

  /** In the API a code of its own; for the core, one of the wrong arguments. */
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private Failures() {}

  static Answer answer(RuntimeException failure, String requestId) {
    if (failure instanceof SignalCraftException known) {
      Map<String, Object> error = error(known);
      error.put("request_id", requestId);
      return Answer.json(status(known), object("error", error));
    }
    boolean clientsFault = failure instanceof ContractViolation;
    return Answer.json(
        clientsFault ? 400 : 500,
        object(
            "error",
            object(
                "code",
                clientsFault ? VIOLATION : "INTERNAL_ERROR",
                "message",
                clientsFault ? failure.getMessage() : failure.toString(),
                "request_id",
                requestId)));
  }

  /** The code, message and details of an error, as of a call or of a job. */
  static Map<String, Object> error(SignalCraftException failure) {
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
    } else if (failure instanceof OverloadedException) {
      return 503;
    }
    return failure instanceof CallTimeoutException ? 504 : 500;
  }
}
