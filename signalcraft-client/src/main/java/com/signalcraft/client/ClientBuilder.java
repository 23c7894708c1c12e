package com.signalcraft.client;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.TokenListener;
import com.signalcraft.client.config.AsyncOptions;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.client.internal.group.HttpSession;
import com.signalcraft.client.internal.group.SharedState;
import com.signalcraft.client.internal.setup.BaseUrls;
import com.signalcraft.client.internal.setup.Variables;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.transport.ClientVersion;
import com.signalcraft.client.internal.transport.ConnectionSettings;
import com.signalcraft.client.internal.transport.HeaderText;
import com.signalcraft.client.internal.transport.MessageSettings;
import com.signalcraft.client.internal.transport.PolicySettings;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.client.internal.transport.TransportSettings;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Sets a client up. Each method replaces what was set before and gives the builder back; what is
 * not set has the default that its method names. {@code toString} shows no secret. Not thread-safe.
 */
public final class ClientBuilder {

  /** Where the hosted service is. */
  public static final String DEFAULT_BASE_URL = "https://api.signalcraft.com/v1";

  private static final Set<String> RESERVED_HEADERS =
      Set.of(
          "authorization",
          "x-api-key",
          "host",
          "content-length",
          "content-type",
          "content-encoding",
          "transfer-encoding",
          "accept-encoding",
          "idempotency-key",
          "user-agent",
          "connection");

  private HttpUrl baseUrl = BaseUrls.parse("base_url", DEFAULT_BASE_URL);
  private boolean allowPlainHttp;
  private Credentials credentials = Credentials.none();
  private TokenListener tokenListener = tokens -> {};
  private Timeouts timeouts = Timeouts.defaults();
  private RetryOptions retry = RetryOptions.defaults();
  private BreakerOptions breaker = BreakerOptions.defaults();
  private BulkheadOptions bulkhead = BulkheadOptions.defaults();
  private RateLimitOptions rateLimit = RateLimitOptions.defaults();
  private Optional<ProxyOptions> proxy = Optional.empty();
  private TlsOptions tls = TlsOptions.defaults();
  private String userAgent = ClientVersion.USER_AGENT;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean compress;
  private long maxResponseBytes = MessageSettings.DEFAULT_MAX_RESPONSE_BYTES;
  private AsyncOptions async = AsyncOptions.defaults();
  private CallListener callListener = CallListener.NONE;
  private Consumer<OkHttpClient.Builder> hook = builder -> {};

  ClientBuilder() {}

  /**
   * A builder that begins with what the process's surroundings say: environment variables ({@code
   * SIGNALCRAFT_BASE_URL}, {@code SIGNALCRAFT_API_KEY}, …) and system properties of the same names
   * ({@code signalcraft.base.url}, …), which go first.
   *
   * @return the builder
   * @throws ValidationException if a variable's value is not allowed; it names the variable and,
   *     unless it is secret, the value
   */
  static ClientBuilder fromEnvironment() {
    return from(Variables.system());
  }

  static ClientBuilder from(Variables variables) {
    ClientBuilder builder = new ClientBuilder();
    EnvironmentSetup.apply(variables, builder);
    return builder;
  }

  /**
   * Where the API is.
   *
   * @param url the base URL; {@value #DEFAULT_BASE_URL} where none is set
   * @return this
   * @throws ValidationException if it is no URL, or holds credentials, a query or a fragment
   */
  public ClientBuilder baseUrl(String url) {
    baseUrl = BaseUrls.parse("base_url", url);
    return this;
  }

  /**
   * Lets credentials cross a network that is safe by itself without encryption. To this machine
   * itself plain HTTP is always allowed.
   *
   * @return this
   */
  public ClientBuilder allowPlainHttp() {
    allowPlainHttp = true;
    return this;
  }

  /**
   * What the client proves its identity with.
   *
   * @param credentials the credentials; none where none are set
   * @return this
   */
  public ClientBuilder credentials(Credentials credentials) {
    this.credentials = Checks.required("credentials", credentials);
    return this;
  }

  /**
   * Who is told of new tokens, to keep them.
   *
   * @param listener the listener; nobody where none is set
   * @return this
   */
  public ClientBuilder tokenListener(TokenListener listener) {
    tokenListener = Checks.required("token_listener", listener);
    return this;
  }

  /**
   * How long the parts of a call may take.
   *
   * @param timeouts the time-outs; {@link Timeouts#defaults()} where none are set
   * @return this
   */
  public ClientBuilder timeouts(Timeouts timeouts) {
    this.timeouts = Checks.required("timeouts", timeouts);
    return this;
  }

  /**
   * How often a call is tried.
   *
   * @param options the options; {@link RetryOptions#defaults()} where none are set
   * @return this
   */
  public ClientBuilder retry(RetryOptions options) {
    retry = Checks.required("retry", options);
    return this;
  }

  /**
   * When calls to a failing host end at once.
   *
   * @param options the options; {@link BreakerOptions#defaults()} where none are set
   * @return this
   */
  public ClientBuilder breaker(BreakerOptions options) {
    breaker = Checks.required("breaker", options);
    return this;
  }

  /**
   * How many exchanges are under way at once.
   *
   * @param options the options; {@link BulkheadOptions#defaults()} where none are set
   * @return this
   */
  public ClientBuilder bulkhead(BulkheadOptions options) {
    bulkhead = Checks.required("bulkhead", options);
    return this;
  }

  /**
   * How the client keeps to the limits of its plan.
   *
   * @param options the options; {@link RateLimitOptions#defaults()} where none are set
   * @return this
   */
  public ClientBuilder rateLimit(RateLimitOptions options) {
    rateLimit = Checks.required("rate_limit", options);
    return this;
  }

  /**
   * The proxy that the client goes through.
   *
   * @param options the proxy; the JVM's settings hold where none is set
   * @return this
   */
  public ClientBuilder proxy(ProxyOptions options) {
    proxy = Optional.of(Checks.required("proxy", options));
    return this;
  }

  /**
   * How the server is known.
   *
   * @param options the options; the JVM's trust store where none are set
   * @return this
   */
  public ClientBuilder tls(TlsOptions options) {
    tls = Checks.required("tls", options);
    return this;
  }

  /**
   * Names the application to the server, behind the name of this client.
   *
   * @param product the application's product token, such as {@code acme-shop/2.1}
   * @return this
   * @throws ValidationException if it holds what no header can
   */
  public ClientBuilder userAgent(String product) {
    String name = ClientVersion.USER_AGENT + " " + Checks.text("user_agent", product, 200);
    HeaderText.check("User-Agent", name);
    userAgent = name;
    return this;
  }

  /**
   * A header that goes with every request, instead of one of that name.
   *
   * @param name its name; not one that the client sets by itself
   * @param value its value; it is not shown in errors
   * @return this
   * @throws ValidationException if a header cannot have these, or the client sets it by itself
   */
  public ClientBuilder header(String name, String value) {
    HeaderText.check(name, value);
    Checks.that(
        !RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
        "header",
        "must be one that the client does not set by itself, was " + name);
    headers.put(name, value);
    return this;
  }

  /**
   * Whether the bodies of requests are packed by gzip, from 1 KiB on. The server must be able to
   * unpack them.
   *
   * @param compress true to pack; false where nothing is set
   * @return this
   */
  public ClientBuilder compress(boolean compress) {
    this.compress = compress;
    return this;
  }

  /**
   * The most that is taken of an answer; a larger one ends the call with the code {@code
   * RESPONSE_TOO_LARGE}. Downloads have limits of their own.
   *
   * @param bytes the bound, in bytes of unpacked content; 64 MiB where none is set
   * @return this
   * @throws ValidationException if it is not positive
   */
  public ClientBuilder maxResponseBytes(long bytes) {
    Checks.that(bytes > 0, "max_response_bytes", "must be positive, was " + bytes);
    maxResponseBytes = bytes;
    return this;
  }

  /**
   * How many calls of {@link HttpSignalCraft#async} are made at once.
   *
   * @param options the options; {@link AsyncOptions#defaults()} where none are set
   * @return this
   */
  public ClientBuilder async(AsyncOptions options) {
    async = Checks.required("async", options);
    return this;
  }

  /**
   * Who is told of calls, to count and time them.
   *
   * @param listener the listener; nobody where none is set
   * @return this
   */
  public ClientBuilder callListener(CallListener listener) {
    callListener = Checks.required("call_listener", listener);
    return this;
  }

  /**
   * The last word on okhttp's own settings, for what this builder has no method for, such as
   * interceptors or a DNS of one's own. What it sets is used as it is: repetition or redirects that
   * it switches on escape the client's limits.
   *
   * @param hook changes okhttp's builder when the client is built
   * @return this
   */
  public ClientBuilder configureHttp(Consumer<OkHttpClient.Builder> hook) {
    this.hook = Checks.required("hook", hook);
    return this;
  }

  /**
   * The client.
   *
   * @return the view of the caller whose credentials were set; to be closed
   * @throws ValidationException if the settings contradict each other, or the base URL is one of
   *     plain HTTP
   */
  public HttpSignalCraft build() {
    return build(Ambient.system());
  }

  /** The client in surroundings of its own, for tests. */
  HttpSignalCraft build(Ambient ambient) {
    Transport transport = new Transport(settings(), ambient);
    return new HttpSignalCraft(
        new HttpSession(
            transport.caller(),
            SharedState.of(ambient.clock(), new AsyncCalls(async), transport::close)));
  }

  /** All settings, checked together. */
  TransportSettings settings() {
    BaseUrls.requireSecure(baseUrl, allowPlainHttp);
    return new TransportSettings(
        new ConnectionSettings(baseUrl, timeouts, proxy, tls, hook),
        new MessageSettings(userAgent, headers, compress, maxResponseBytes),
        new PolicySettings(retry, breaker, bulkhead, rateLimit),
        credentials,
        tokenListener,
        callListener);
  }

  /** Where to, and with which kind of credentials. */
  @Override
  public String toString() {
    return "ClientBuilder[" + baseUrl + ", " + credentials + "]";
  }
}
