package com.signalcraft.client.internal.transport;

import com.signalcraft.client.internal.auth.Authorization;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** What a call sends, the same at each try but for the proof of who calls. */
final class OutgoingMessage {

  private final Request request;
  private final boolean repeatable;
  private final boolean canBeSentAgain;

  /**
   * A message.
   *
   * @param request what is asked
   * @param base the API's base URL
   * @param settings what goes with each message
   * @param headers what goes with each message of this caller; before those of the settings, after
   *     those of the request
   */
  OutgoingMessage(
      ApiRequest request, HttpUrl base, MessageSettings settings, Map<String, String> headers) {
    Request.Builder message =
        new Request.Builder()
            .url(request.url(base))
            .header("Accept", "application/json")
            .header("User-Agent", settings.userAgent());
    settings.headers().forEach(message::header);
    headers.forEach(message::header);
    request.headers().forEach(message::header);
    RequestBody body = RequestBodies.of(request);
    this.canBeSentAgain = body == null || !body.isOneShot();
    this.repeatable = request.isRepeatable() && canBeSentAgain;
    if (body != null && settings.compress()) {
      body = packed(request, body, message);
    }
    message.method(request.method().name(), protectedFrom(body));
    this.request = message.build();
  }

  private static RequestBody packed(ApiRequest request, RequestBody body, Request.Builder message) {
    try {
      if (!RequestBodies.isWorthPacking(body)) {
        return body;
      }
      message.header("Content-Encoding", "gzip");
      return RequestBodies.packed(body);
    } catch (IOException e) {
      throw new TransportException(
          request + " failed: its content cannot be read: " + e.getMessage(),
          FailureDetails.causedBy(e));
    }
  }

  /** okhttp must not repeat what may be done once alone, whatever the user's hook has set. */
  private @Nullable RequestBody protectedFrom(@Nullable RequestBody body) {
    return body == null || repeatable ? body : RequestBodies.once(body);
  }

  /** Whether the call may be done twice. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** Whether there is anything to send a second time, where the first was not acted upon. */
  boolean canBeSentAgain() {
    return canBeSentAgain;
  }

  /**
   * The whole request.
   *
   * @param proof proves who calls, or empty
   * @return okhttp's own of it
   */
  Request with(Optional<Authorization> proof) {
    return proof
        .map(known -> request.newBuilder().header(known.header(), known.value()).build())
        .orElse(request);
  }
}
