package com.signalcraft.client.internal.transport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer other than 2xx of the hosted API into the error of the common hierarchy. Survives
 * what a proxy in between may answer: HTML, nothing, or JSON of another shape. Stateless but for
 * the clock; thread-safe.
 */
public final class ErrorDecoder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_CHARACTERS = 200;
  private static final int FIRST_ERROR = 400;
  private static final int PROXY_LOGIN = 407;
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private final RetryAfter retryAfter;

  /**
   * A decoder.
   *
   * @param clock tells the time that an HTTP date in {@code Retry-After} is compared with
   */
  public ErrorDecoder(InstantSource clock) {
    this.retryAfter = new RetryAfter(clock);
  }

  /**
   * The error that an answer stands for.
   *
   * @param status the HTTP status, 400 to 599
   * @param headers the answer's headers
   * @param body the answer's body, possibly empty
   * @return the error, to be thrown; of the status' type, with the body's code, message, field and
   *     request id where it has them
   */
  public SignalCraftException decode(int status, Headers headers, byte[] body) {
    return decode(status, headers, body, "");
  }

  /**
   * How long an answer asks to wait.
   *
   * @param headers the answer's headers
   * @return the wait, or null where it asks for none
   */
  @Nullable Duration retryAfter(Headers headers) {
    return retryAfter.of(headers);
  }

  /**
   * The error that an answer stands for.
   *
   * @param status the HTTP status, 300 to 599
   * @param headers the answer's headers
   * @param body the answer's body, possibly empty
   * @param note follows the message; may be empty
   * @return the error, to be thrown
   */
  SignalCraftException decode(int status, Headers headers, byte[] body, String note) {
    JsonNode error = errorOf(body);
    String code = error.path("code").asText("");
    String message = explained(status, headers, error) + note;
    FailureDetails details =
        new FailureDetails(requestId(error, headers), retryAfter.of(headers), null);
    return switch (status) {
      case 400, 422 ->
          code.equals(INSUFFICIENT_DATA)
              ? insufficient(error, message, details)
              : validation(error, message, details);
      case 401 -> new AuthenticationException(message, details);
      case 402 -> new SubscriptionRequiredException(message, details);
      case 403 ->
          code.equals(SubscriptionRequiredException.CODE)
              ? new SubscriptionRequiredException(message, details)
              : new PermissionDeniedException(message, details);
      case 404 ->
          // without the API's own error, the path itself is unknown to the server
          error.isMissingNode()
              ? new NotSupportedException(message, details)
              : new NotFoundException(message, details);
      case 408, 504 -> new CallTimeoutException(message, details);
      case 409 -> new ConflictException(message, details);
      case 429 -> new RateLimitedException(message, details);
      case 501 -> new NotSupportedException(message, details);
      case 502, 503 -> new OverloadedException(message, details);
      default ->
          new SignalCraftException(
              code.isEmpty() ? "HTTP_" + status : code, status >= 500, message, details);
    };
  }

  private static ValidationException validation(
      JsonNode error, String message, FailureDetails details) {
    String field = error.path("details").path("field").asText("");
    String issue = error.path("details").path("issue").asText("");
    return new ValidationException(
        field.isEmpty() ? "request" : field, issue.isEmpty() ? message : issue, details);
  }

  private static InsufficientDataException insufficient(
      JsonNode error, String message, FailureDetails details) {
    String issue = error.path("details").path("issue").asText("");
    return new InsufficientDataException(issue.isEmpty() ? message : issue, details);
  }

  private static String explained(int status, Headers headers, JsonNode error) {
    if (status < FIRST_ERROR) {
      return redirectOf(status, headers);
    } else if (status == PROXY_LOGIN) {
      return "the proxy asks for a login, or refuses the one that is set";
    }
    return messageOf(status, error);
  }

  /** Names the host alone, as the rest of a location may be private. */
  private static String redirectOf(int status, Headers headers) {
    String location = headers.get("Location");
    HttpUrl target = location == null ? null : HttpUrl.parse(location);
    return "the server answered "
        + status
        + ", a redirect"
        + (target == null ? "" : " to " + target.scheme() + "://" + target.host())
        + ", which is not followed: set the base URL to where the API is";
  }

  private static JsonNode errorOf(byte[] body) {
    try {
      // As text: from bytes, Jackson would guess an encoding, and fail where it guessed wrong.
      JsonNode error = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("error");
      return error.isObject() ? error : MissingNode.getInstance();
    } catch (JacksonException e) {
      // not JSON: a proxy's page; the status alone tells what happened
      return MissingNode.getInstance();
    }
  }

  private static String messageOf(int status, JsonNode error) {
    String message = error.path("message").asText("").strip();
    if (message.isEmpty()) {
      return "the server answered " + status + " without saying why";
    }
    return message.length() <= SHOWN_CHARACTERS
        ? message
        : message.substring(0, SHOWN_CHARACTERS) + "…";
  }

  private static @Nullable String requestId(JsonNode error, Headers headers) {
    String id = error.path("request_id").asText("");
    return id.isEmpty() ? headers.get("X-Request-Id") : id;
  }
}
