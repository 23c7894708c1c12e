package com.signalcraft.client.internal.transport;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.internal.auth.Authorization;
import com.signalcraft.client.internal.auth.Authorizer;
import com.signalcraft.client.internal.auth.TokenKeeper;
import com.signalcraft.client.internal.limit.AccountLimits;
import com.signalcraft.client.internal.limit.Bulkhead;
import com.signalcraft.client.internal.limit.GuardedListener;
import com.signalcraft.client.internal.limit.HostBreakers;
import com.signalcraft.client.internal.thread.DaemonThreads;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.util.concurrent.ExecutorService;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * What all callers of a client share: connections, threads, limits and tokens. Connects when it is
 * first used. Thread-safe.
 */
public final class Transport implements AutoCloseable {

  /** The code of the error of calls after {@link #close}. */
  public static final String CLOSED = "CLOSED";

  private final TransportSettings settings;
  private final Ambient ambient;
  private final ExecutorService threads = DaemonThreads.pool("signalcraft-http");
  private final Dispatcher dispatcher = new Dispatcher(threads);
  private final ConnectionPool pool;
  private final OkHttpClient http;
  private final ErrorDecoder errors;
  private final CallListener listener;
  private final Gates gates;
  private final Authorizer authorizer;
  private volatile boolean closed;

  /**
   * A transport in real time.
   *
   * @param settings what it is set up with
   */
  public Transport(TransportSettings settings) {
    this(settings, Ambient.system());
  }

  /**
   * A transport.
   *
   * @param settings what it is set up with
   * @param ambient tells the time, waits, and draws random numbers
   */
  public Transport(TransportSettings settings, Ambient ambient) {
    this.settings = settings;
    this.ambient = ambient;
    this.http = HttpClients.create(settings.connection(), dispatcher);
    this.pool = http.connectionPool();
    this.errors = new ErrorDecoder(ambient.clock());
    this.listener =
        settings.callListener() == CallListener.NONE
            ? CallListener.NONE
            : new GuardedListener(settings.callListener());
    this.gates = gates(settings.policy());
    this.authorizer = authorizer(settings.credentials());
  }

  private Authorizer authorizer(Credentials credentials) {
    if (credentials instanceof Credentials.ApiKey key) {
      return Authorizer.fixed(Authorization.apiKey(key.secret()));
    } else if (credentials instanceof Credentials.None) {
      return Authorizer.none();
    }
    return keeper(credentials);
  }

  private Gates gates(PolicySettings policy) {
    return new Gates(
        new HostBreakers(policy.breaker(), ambient.nanoTime(), listener),
        new AccountLimits(policy.rateLimit(), ambient, listener),
        new Bulkhead(policy.bulkhead()));
  }

  private TokenKeeper keeper(Credentials credentials) {
    ApiCaller ungated = new ApiCaller(this, gates(settings.policy().ungated()), Authorizer.none());
    return TokenKeeper.of(
        credentials,
        new HttpTokenIssuer(ungated, ambient.clock()),
        settings.tokenListener(),
        ambient,
        threads,
        settings.connection().timeouts().call());
  }

  /**
   * Makes calls with the client's own credentials.
   *
   * @return the caller
   */
  public ApiCaller caller() {
    return new ApiCaller(this, gates, authorizer);
  }

  /**
   * The connections, for what is no call of the API, such as a websocket or a download.
   *
   * @return okhttp's client, which is closed with this
   */
  public OkHttpClient http() {
    return http;
  }

  /**
   * Where the API is.
   *
   * @return its base URL
   */
  public HttpUrl baseUrl() {
    return settings.connection().baseUrl();
  }

  /**
   * Checks that it is still open.
   *
   * @throws SignalCraftException with the code {@value #CLOSED}
   */
  public void requireOpen() {
    if (closed) {
      throw closedError();
    }
  }

  /** Ends what is under way, and frees connections and threads. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    // only what is ours: the user's hook may have put shared ones in their place
    dispatcher.cancelAll();
    threads.shutdownNow();
    if (http.dispatcher() == dispatcher) {
      pool.evictAll();
    }
  }

  boolean isClosed() {
    return closed;
  }

  static SignalCraftException closedError() {
    return new SignalCraftException(CLOSED, false, "the client is closed", FailureDetails.NONE);
  }

  TransportSettings settings() {
    return settings;
  }

  Timeouts timeouts() {
    return settings.connection().timeouts();
  }

  Ambient ambient() {
    return ambient;
  }

  ErrorDecoder errors() {
    return errors;
  }

  CallListener listener() {
    return listener;
  }
}
