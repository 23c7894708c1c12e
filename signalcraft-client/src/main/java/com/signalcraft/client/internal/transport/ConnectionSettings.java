package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Where a client connects to, and how.
 *
 * @param baseUrl the API's base URL
 * @param timeouts how long the parts of a call may take
 * @param proxy the proxy in between, or empty for the JVM's settings
 * @param tls how the server is known
 * @param hook the user's last word on okhttp's settings
 */
public record ConnectionSettings(
    HttpUrl baseUrl,
    Timeouts timeouts,
    Optional<ProxyOptions> proxy,
    TlsOptions tls,
    Consumer<OkHttpClient.Builder> hook) {

  /**
   * A client's usual connections.
   *
   * @param baseUrl the API's base URL
   * @return the settings
   */
  public static ConnectionSettings to(HttpUrl baseUrl) {
    return new ConnectionSettings(
        baseUrl, Timeouts.defaults(), Optional.empty(), TlsOptions.defaults(), builder -> {});
  }

  /**
   * The same with other time-outs.
   *
   * @param timeouts how long the parts of a call may take
   * @return such settings
   */
  public ConnectionSettings with(Timeouts timeouts) {
    return new ConnectionSettings(baseUrl, timeouts, proxy, tls, hook);
  }
}
