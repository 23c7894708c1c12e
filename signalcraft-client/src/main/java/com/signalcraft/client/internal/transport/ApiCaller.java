package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.internal.auth.Authorization;
import com.signalcraft.client.internal.auth.Authorizer;
import com.signalcraft.client.internal.auth.TokenProvider;
import com.signalcraft.client.internal.limit.AccountLimit;
import com.signalcraft.common.Checks;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;

/**
 * Makes calls for one caller: a cheap immutable view of a {@link Transport}, which it shares with
 * all others. Thread-safe.
 */
public final class ApiCaller {

  private final Transport transport;
  private final Gates gates;
  private final Authorizer authorizer;
  private final AccountLimit limit;
  private final OkHttpClient http;
  private final Timeouts timeouts;
  private final Map<String, String> headers;
  private final ResponseObserver observer;

  ApiCaller(Transport transport, Gates gates, Authorizer authorizer) {
    this(
        transport,
        gates,
        authorizer,
        transport.http(),
        transport.timeouts(),
        Map.of(),
        ResponseObserver.NONE);
  }

  private ApiCaller(
      Transport transport,
      Gates gates,
      Authorizer authorizer,
      OkHttpClient http,
      Timeouts timeouts,
      Map<String, String> headers,
      ResponseObserver observer) {
    this.transport = transport;
    this.gates = gates;
    this.authorizer = authorizer;
    this.limit = gates.limits().of(authorizer.account());
    this.http = http;
    this.timeouts = timeouts;
    this.headers = headers;
    this.observer = observer;
  }

  /**
   * Makes a call and waits for its end.
   *
   * @param request what to ask
   * @param reader makes the value of the answer
   * @param <T> the value's type
   * @return the value
   * @throws SignalCraftException of the type that the failure has
   */
  public <T> T call(ApiRequest request, ResponseReader<T> reader) {
    transport.requireOpen();
    return new ApiCall<>(this, request, reader).make();
  }

  /**
   * The same connection to the API for another caller.
   *
   * @param identity who calls
   * @return a view; it throws {@link com.signalcraft.error.AuthenticationException} at each call
   *     where the identity is one that is believed elsewhere alone
   */
  public ApiCaller as(Identity identity) {
    return as(authorizer(Checks.required("identity", identity)));
  }

  private static Authorizer authorizer(Identity identity) {
    if (identity instanceof Identity.Token token) {
      return Authorizer.fixed(Authorization.bearer(token.token()));
    } else if (identity instanceof Identity.ApiKeySecret key) {
      return Authorizer.fixed(Authorization.apiKey(key.secret()));
    }
    return Authorizer.refusing(
        "the hosted API believes no bare "
            + (identity instanceof Identity.User ? "user id" : "service identity")
            + ": use Identity.token or Identity.apiKey, or the client's own credentials");
  }

  /**
   * The same connection to the API for a caller who proves himself otherwise.
   *
   * @param authorizer proves who calls
   * @return a view
   */
  public ApiCaller as(Authorizer authorizer) {
    return new ApiCaller(transport, gates, authorizer, http, timeouts, headers, observer);
  }

  /**
   * The same connection to the API for nobody, such as to log in.
   *
   * @return a view without credentials
   */
  public ApiCaller anonymous() {
    return as(Authorizer.none());
  }

  /**
   * The same caller with further headers on each request, instead of those of the same names.
   *
   * @param further names and values
   * @return a view
   * @throws com.signalcraft.error.ValidationException if they hold what no header can
   */
  public ApiCaller withHeaders(Map<String, String> further) {
    further.forEach(HeaderText::check);
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(further);
    return new ApiCaller(transport, gates, authorizer, http, timeouts, all, observer);
  }

  /**
   * The same caller with other time-outs.
   *
   * @param other how long the parts of a call may take
   * @return a view
   */
  public ApiCaller with(Timeouts other) {
    OkHttpClient timed = HttpClients.with(http, Checks.required("timeouts", other));
    return new ApiCaller(transport, gates, authorizer, timed, other, headers, observer);
  }

  /**
   * The same caller for what takes as long as its content is: without a limit for a try or a call,
   * but with those between two bytes.
   *
   * @return a view
   */
  public ApiCaller unhurried() {
    return with(timeouts.withAttempt(Duration.ZERO).withCall(Duration.ZERO));
  }

  /**
   * The same caller, whose answers somebody sees.
   *
   * @param other sees them
   * @return a view
   */
  public ApiCaller observing(ResponseObserver other) {
    return new ApiCaller(transport, gates, authorizer, http, timeouts, headers, other);
  }

  /**
   * Gives the caller's access token, for what needs it outside of a header.
   *
   * @return the provider; it throws {@link com.signalcraft.error.AuthenticationException} for a
   *     caller who has none
   */
  public TokenProvider tokens() {
    return authorizer;
  }

  /**
   * What it shares with others.
   *
   * @return the transport
   */
  public Transport transport() {
    return transport;
  }

  Gates gates() {
    return gates;
  }

  Authorizer authorizer() {
    return authorizer;
  }

  AccountLimit limit() {
    return limit;
  }

  OkHttpClient http() {
    return http;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  Map<String, String> headers() {
    return headers;
  }

  ResponseObserver observer() {
    return observer;
  }
}
