package com.signalcraft.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.auth.TokenIssuer;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;

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
    return ask("login", body, "/tokens", Optional.empty());
  }

  @Override
  public Tokens refresh(String refreshToken) {
    ObjectNode body = JSON.createObjectNode().put("refresh_token", refreshToken);
    return ask("refresh", body, "", Optional.of(refreshToken));
  }

  private Tokens ask(String call, ObjectNode body, String at, Optional<String> refreshToken) {
    Instant asked = clock.instant();
    ApiRequest request =
        ApiRequest.of(HttpMethod.POST, "auth", call)
            .body(RequestBody.create(body.toString().getBytes(UTF_8), JSON_TYPE));
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
}
