package com.signalcraft.client.internal.event;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token, which stands in the URL of its connection, out of whatever is told about that
 * connection. Immutable.
 */
final class Redaction {

  private static final int SHOWN_CHARACTERS = 200;
  private static final int MAX_DEPTH = 20;

  private final String token;
  private final String encoded;

  Redaction(String token) {
    this.token = token;
    this.encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  /** A foreign text, cut and without the token. */
  String apply(@Nullable String text) {
    String safe = hide(text == null ? "no message" : text);
    return safe.length() <= SHOWN_CHARACTERS ? safe : safe.substring(0, SHOWN_CHARACTERS) + "…";
  }

  private String hide(String text) {
    return token.isEmpty() ? text : text.replace(token, "***").replace(encoded, "***");
  }

  /** The error for a broken connection. */
  TransportException transport(String what, Throwable cause) {
    String why = cause.getClass().getSimpleName() + ": " + apply(cause.getMessage());
    return new TransportException(
        what + ": " + why, isSafe(cause) ? FailureDetails.causedBy(cause) : FailureDetails.NONE);
  }

  /** The error as it is, or, where it quotes the token, one that does not. */
  SignalCraftException checked(SignalCraftException failure) {
    return isSafe(failure)
        ? failure
        : new SignalCraftException(
            failure.code(),
            failure.retryable(),
            apply(failure.getMessage()),
            new FailureDetails(null, failure.retryAfter().orElse(null), null));
  }

  private boolean isSafe(Throwable failure) {
    return isSafe(failure, MAX_DEPTH);
  }

  /** A chain that is too long to be looked through is not safe. */
  private boolean isSafe(@Nullable Throwable failure, int depth) {
    if (failure == null) {
      return true;
    }
    String text = failure.toString();
    return depth > 0
        && hide(text).equals(text)
        && isSafe(failure.getCause(), depth - 1)
        && Arrays.stream(failure.getSuppressed()).allMatch(each -> isSafe(each, depth - 1));
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "Redaction";
  }
}
