package com.signalcraft.client.internal.transport;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes calls for one caller. Thread-safe. */
public final class ApiCaller {

  private static final String AUTHORIZATION = "Authorization";
  private static final String API_KEY = "X-API-Key";

  private final OkHttpClient http;
  private final HttpUrl base;
  private final Map<String, String> headers;
  private final @Nullable String refusal;
  private final ErrorDecoder errors = new ErrorDecoder(InstantSource.system());

  /**
   * A caller.
   *
   * @param http sends the requests
   * @param base the API's base URL
   * @param headers go with every request
   */
  public ApiCaller(OkHttpClient http, HttpUrl base, Map<String, String> headers) {
    this(http, base, Map.copyOf(headers), null);
  }

  private ApiCaller(
      OkHttpClient http, HttpUrl base, Map<String, String> headers, @Nullable String refusal) {
    this.http = http;
    this.base = base;
    this.headers = headers;
    this.refusal = refusal;
  }

  /**
   * The same with the credentials of another caller.
   *
   * @param identity who calls; the service knows tokens and API keys alone, for any other each call
   *     is refused
   * @return a caller
   */
  public ApiCaller as(Identity identity) {
    ApiCaller nobody = anonymous();
    if (identity instanceof Identity.Token token) {
      return nobody.withHeaders(Map.of(AUTHORIZATION, "Bearer " + token.token()));
    } else if (identity instanceof Identity.ApiKeySecret key) {
      return nobody.withHeaders(Map.of(API_KEY, key.secret()));
    }
    return new ApiCaller(
        http,
        base,
        nobody.headers,
        "the hosted API believes no bare user id and knows no service; use Identity.token or"
            + " Identity.apiKey");
  }

  /**
   * The same without credentials.
   *
   * @return a caller
   */
  public ApiCaller anonymous() {
    Map<String, String> others = new HashMap<>(headers);
    others.remove(AUTHORIZATION);
    others.remove(API_KEY);
    return new ApiCaller(http, base, Map.copyOf(others), null);
  }

  /**
   * The same with further headers in every request.
   *
   * @param further names and values
   * @return a caller
   */
  public ApiCaller withHeaders(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(further);
    return new ApiCaller(http, base, Map.copyOf(all), refusal);
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
    if (refusal != null) {
      throw new AuthenticationException(refusal);
    }
    Request.Builder message =
        new Request.Builder()
            .url(request.url(base))
            .method(request.method().name(), request.body());
    headers.forEach(message::header);
    request.headers().forEach(message::header);
    try (Response response = http.newCall(message.build()).execute()) {
      if (!response.isSuccessful()) {
        throw errors.decode(response.code(), response.headers(), response.body().bytes());
      }
      return reader.read(
          new ApiAnswer(
              request.toString(),
              response.code(),
              response.headers(),
              response.body().byteStream()));
    } catch (IOException e) {
      throw new TransportException(request + " failed: " + e, FailureDetails.causedBy(e));
    }
  }
}
