package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.ProxyOptions;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Logs in at a proxy, at the first request already: as the authenticator of tunnels, and as an
 * interceptor for plain HTTP, where okhttp would wait to be asked and send the body twice.
 */
final class ProxyLogin implements Authenticator, Interceptor {

  private static final String HEADER = "Proxy-Authorization";

  private final String login;

  ProxyLogin(ProxyOptions.Login login) {
    this.login = Credentials.basic(login.user(), login.password(), StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    Request request = response.request();
    // without a tunnel the login was sent already; with it in the request, it was refused
    boolean isNew = request.method().equals("CONNECT") && request.header(HEADER) == null;
    return isNew ? request.newBuilder().header(HEADER, login).build() : null;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    boolean isReadByProxy =
        !request.isHttps()
            && connection != null
            && connection.route().proxy().type() == Proxy.Type.HTTP;
    return chain.proceed(
        isReadByProxy ? request.newBuilder().header(HEADER, login).build() : request);
  }
}
