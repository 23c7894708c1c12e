package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.TimeUnit;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Sets okhttp up: nothing in it is tried again, redirected or logged without us. */
final class HttpClients {

  private static final int IDLE_CONNECTIONS = 32;
  private static final int IDLE_SECONDS = 60;

  private HttpClients() {}

  /**
   * A client.
   *
   * @param settings where and how it connects
   * @param dispatcher runs what is not waited for
   * @return the client
   */
  static OkHttpClient create(ConnectionSettings settings, Dispatcher dispatcher) {
    OkHttpClient.Builder builder =
        timed(new OkHttpClient.Builder(), settings.timeouts())
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(new HiddenRetryAfter());
    settings.proxy().ifPresent(proxy -> through(builder, proxy));
    secured(builder, settings.tls());
    settings.hook().accept(builder);
    return builder.build();
  }

  /**
   * The same client with other time-outs; connections and threads are shared.
   *
   * @param client the client
   * @param timeouts how long the parts of a call may take
   * @return such a client
   */
  static OkHttpClient with(OkHttpClient client, Timeouts timeouts) {
    return timed(client.newBuilder(), timeouts).build();
  }

  private static OkHttpClient.Builder timed(OkHttpClient.Builder builder, Timeouts timeouts) {
    return builder
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.read())
        .writeTimeout(timeouts.write());
  }

  private static void through(OkHttpClient.Builder builder, ProxyOptions proxy) {
    // resolved when it is used, and anew each time
    InetSocketAddress address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    builder.proxy(new Proxy(Proxy.Type.HTTP, address));
    proxy
        .login()
        .map(ProxyLogin::new)
        .ifPresent(login -> builder.proxyAuthenticator(login).addNetworkInterceptor(login));
  }

  private static void secured(OkHttpClient.Builder builder, TlsOptions tls) {
    tls.trust()
        .ifPresent(
            trust ->
                builder.sslSocketFactory(trust.context().getSocketFactory(), trust.trustManager()));
    if (!tls.pins().isEmpty()) {
      CertificatePinner.Builder pinner = new CertificatePinner.Builder();
      tls.pins().forEach((host, hashes) -> pinner.add(host, hashes.toArray(String[]::new)));
      builder.certificatePinner(pinner.build());
    }
  }
}
