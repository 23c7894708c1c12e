package com.signalcraft.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.auth.AnswerLostException;
import com.signalcraft.client.internal.auth.TokenIssuer;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * Asks the API for tokens. These calls pass the limiter, the bulkhead and the breaker, as the calls
 * that wait for them have passed or will; they are tried again only where no connection was made.
 */
final class HttpTokenIssuer implements TokenIssuer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");
  private static final long LONGEST_LIFE = Duration.ofDays(3_650).toSeconds();

  private final ApiCaller caller;
  private final InstantSource clock;

  /**
   * An issuer.
   *
   * @param caller makes the calls, without credentials and limits
   * @param clock tells from when on the life of tokens counts
   */
  HttpTokenIssuer(ApiCaller caller, InstantSource clock) {
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public Tokens login(String email, String password) {
    ObjectNode body = JSON.createObjectNode().put("email", email).put("password", password);
    return ask(new SentMark(body), "login", "/tokens", Optional.empty());
  }

  @Override
  public Tokens refresh(String refreshToken) {
    ObjectNode body = JSON.createObjectNode().put("refresh_token", refreshToken);
    SentMark content = new SentMark(body);
    try {
      return ask(content, "refresh", "", Optional.of(refreshToken));
    } catch (RateLimitedException | OverloadedException e) {
      throw e;
    } catch (SignalCraftException e) {
      throw content.isSent() && e.retryable() ? new AnswerLostException(e) : e;
    }
  }

  private Tokens ask(RequestBody body, String call, String at, Optional<String> refreshToken) {
    Instant asked = clock.instant();
    ApiRequest request = ApiRequest.of(HttpMethod.POST, "auth", call).body(body);
    return caller.call(request, answer -> read(answer, at, refreshToken, asked));
  }

  private static Tokens read(
      ApiAnswer answer, String at, Optional<String> refreshToken, Instant asked)
      throws IOException {
    JsonNode tokens = JSON.readTree(answer.body()).at(at);
    String replacement = tokens.path("refresh_token").asText("");
    long life = tokens.path("expires_in").asLong(0);
    Optional<Instant> expiry =
        life > 0 ? Optional.of(asked.plusSeconds(Math.min(life, LONGEST_LIFE))) : Optional.empty();
    try {
      return new Tokens(
          tokens.path("access_token").asText(""),
          replacement.isEmpty() ? refreshToken : Optional.of(replacement),
          expiry);
    } catch (ValidationException e) {
      // says nothing of the answer, which holds secrets
      throw new TransportException(
          "the answer of " + answer.call() + " holds no tokens: " + e.getMessage());
    }
  }

  /** JSON that knows whether any of it may have left. */
  private static final class SentMark extends RequestBody {

    private final byte[] content;
    private volatile boolean sent;

    SentMark(ObjectNode json) {
      this.content = json.toString().getBytes(UTF_8);
    }

    boolean isSent() {
      return sent;
    }

    @Override
    public MediaType contentType() {
      return JSON_TYPE;
    }

    @Override
    public long contentLength() {
      return content.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sent = true;
      sink.write(content);
    }
  }
}
