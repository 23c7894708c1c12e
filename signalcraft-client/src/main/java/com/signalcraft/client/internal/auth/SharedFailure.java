package com.signalcraft.client.internal.auth;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;

/**
 * One failure that many callers see, each with an error of his own: its stack trace is the
 * caller's, and what one adds to it does not show up with the others.
 */
final class SharedFailure {

  private SharedFailure() {}

  static SignalCraftException of(Throwable failure) {
    if (!(failure instanceof SignalCraftException original)) {
      return new SignalCraftException(
          "INTERNAL_ERROR",
          false,
          "no access token could be had, as " + failure.getClass().getName() + " was thrown",
          FailureDetails.causedBy(failure));
    }
    String message = "no access token could be had: " + original.getMessage();
    FailureDetails details =
        new FailureDetails(
            original.requestId().orElse(null), original.retryAfter().orElse(null), original);
    if (original instanceof AuthenticationException) {
      return new AuthenticationException(message, details);
    } else if (original instanceof CallTimeoutException) {
      return new CallTimeoutException(message, details);
    } else if (original instanceof TransportException) {
      return new TransportException(message, details);
    } else if (original instanceof OverloadedException) {
      return new OverloadedException(message, details);
    } else if (original instanceof RateLimitedException) {
      return new RateLimitedException(message, details);
    }
    return new SignalCraftException(original.code(), original.retryable(), message, details);
  }
}
