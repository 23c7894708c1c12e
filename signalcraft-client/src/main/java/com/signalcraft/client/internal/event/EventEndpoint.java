package com.signalcraft.client.internal.event;

import com.signalcraft.client.internal.auth.TokenProvider;
import com.signalcraft.common.Checks;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Where live events come from.
 *
 * @param client opens the connections; with the time-outs, the proxy and the TLS of the user
 * @param url the websocket's URL, with https for wss, without a query
 * @param tokens gives the token of each connection
 */
public record EventEndpoint(OkHttpClient client, HttpUrl url, TokenProvider tokens) {

  public EventEndpoint {
    Checks.required("client", client);
    Checks.required("url", url);
    Checks.required("tokens", tokens);
  }

  /**
   * The websocket's URL beside a base URL: {@code https://host/v1} has {@code wss://host/ws}.
   *
   * @param baseUrl the API's base URL, whose last segment names its version
   * @return the URL, with https for wss and http for ws
   */
  public static HttpUrl besideBaseUrl(HttpUrl baseUrl) {
    HttpUrl.Builder url = baseUrl.newBuilder().query(null).fragment(null);
    int last = baseUrl.pathSize() - 1;
    if (last > 0 && baseUrl.pathSegments().get(last).isEmpty()) {
      url.removePathSegment(last);
      last--;
    }
    return url.setPathSegment(last, "ws").build();
  }

  Request request(UUID businessId, String token) {
    HttpUrl withQuery =
        url.newBuilder()
            .addQueryParameter("token", token)
            .addQueryParameter("business_id", businessId.toString())
            .build();
    return new Request.Builder().url(withQuery).build();
  }

  /** Without the client, whose text may show more than it should. */
  @Override
  public String toString() {
    return "EventEndpoint[" + url.redact() + "]";
  }
}
