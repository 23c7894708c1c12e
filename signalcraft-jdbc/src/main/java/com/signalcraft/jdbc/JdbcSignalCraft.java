package com.signalcraft.jdbc;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.Subscriptions;
import com.signalcraft.account.Users;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.Alerts;
import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.Members;
import com.signalcraft.common.Checks;
import com.signalcraft.external.Market;
import com.signalcraft.external.News;
import com.signalcraft.external.Weather;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.jdbc.event.EventListener;
import com.signalcraft.jdbc.event.EventSubscription;
import com.signalcraft.jdbc.internal.account.JdbcSubscriptions;
import com.signalcraft.jdbc.internal.account.JdbcUsers;
import com.signalcraft.jdbc.internal.alert.JdbcAlertRuns;
import com.signalcraft.jdbc.internal.alert.JdbcAlerts;
import com.signalcraft.jdbc.internal.anomaly.JdbcAnomalies;
import com.signalcraft.jdbc.internal.business.JdbcBusinesses;
import com.signalcraft.jdbc.internal.business.JdbcMembers;
import com.signalcraft.jdbc.internal.event.EventHub;
import com.signalcraft.jdbc.internal.event.EventTimes;
import com.signalcraft.jdbc.internal.external.JdbcMarket;
import com.signalcraft.jdbc.internal.external.JdbcNews;
import com.signalcraft.jdbc.internal.external.JdbcWeather;
import com.signalcraft.jdbc.internal.forecast.JdbcForecasts;
import com.signalcraft.jdbc.internal.kpi.JdbcDashboard;
import com.signalcraft.jdbc.internal.kpi.JdbcKpis;
import com.signalcraft.jdbc.internal.kpi.JdbcSources;
import com.signalcraft.jdbc.internal.lifecycle.JdbcLifecycle;
import com.signalcraft.jdbc.internal.load.JdbcPointLoader;
import com.signalcraft.jdbc.internal.notification.JdbcNotifications;
import com.signalcraft.jdbc.internal.pool.ConnectionSetup;
import com.signalcraft.jdbc.internal.pool.ConnectionSources;
import com.signalcraft.jdbc.internal.pool.Login;
import com.signalcraft.jdbc.internal.security.JdbcApiKeys;
import com.signalcraft.jdbc.internal.security.JdbcAuditLog;
import com.signalcraft.jdbc.internal.transaction.Engine;
import com.signalcraft.jdbc.internal.transaction.EngineSettings;
import com.signalcraft.jdbc.internal.transaction.RetryPolicy;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.internal.transaction.Sleeper;
import com.signalcraft.jdbc.internal.upkeep.JdbcUpkeep;
import com.signalcraft.jdbc.load.PointLoader;
import com.signalcraft.jdbc.upkeep.Upkeep;
import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.notification.Notifications;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The whole API straight on a PostgreSQL database, Supabase's or a plain one, from version 15. The
 * database itself decides what a caller sees: each call is one transaction that is bound to him
 * before anything else, on a connection whose login role has no rights of its own.
 *
 * <p>{@link Builder#build()} gives the view of the service, which needs connections of its own
 * ({@link Builder#serviceDataSource} or {@link Builder#serviceLogin}); hand {@link #as(Identity)}
 * views to code that acts for a user or a key.
 *
 * <p>A call that lost against another transaction (SQLSTATE 40001 and 40P01) is made again, after a
 * random wait. Every statement has a time-out; an interrupt of the thread is heeded before a
 * statement and between two tries, and leaves the thread interrupted.
 *
 * <p>Thread-safe. {@link #close()} closes the pools that the builder made, not those that were
 * handed in; any later call, on any view, fails with the code {@code CLOSED}.
 */
public final class JdbcSignalCraft implements SignalCraft {

  private final Session session;
  private final EventHub events;

  private JdbcSignalCraft(Session session, EventHub events) {
    this.session = session;
    this.events = events;
  }

  /**
   * A back end that is set up before it is made.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes several calls in one transaction, of which all take effect or, where the work throws,
   * none. A call that fails inside is undone on its own: work that goes on after its error keeps
   * the others. Inside of a transaction the calls belong to that one.
   *
   * <p>Jobs, writers and subscriptions, which outlive a call, are refused inside, and so are views
   * of other callers.
   *
   * @param work makes the calls, on the view that it is given and only until it returns; it is run
   *     again from its beginning where it lost against another transaction, so that it changes
   *     nothing but the database
   * @param <T> the type of its result
   * @return its result
   */
  public <T> T inTransaction(Function<? super SignalCraft, ? extends T> work) {
    Checks.required("work", work);
    return session.inTransaction(together -> work.apply(new JdbcSignalCraft(together, events)));
  }

  @Override
  public JdbcSignalCraft as(Identity identity) {
    return new JdbcSignalCraft(session.as(Checks.required("identity", identity)), events);
  }

  @Override
  public JdbcSignalCraft from(CallOrigin origin) {
    return new JdbcSignalCraft(session.from(Checks.required("origin", origin)), events);
  }

  @Override
  public Users users() {
    return new JdbcUsers(session);
  }

  @Override
  public Subscriptions subscriptions() {
    return new JdbcSubscriptions(session);
  }

  @Override
  public Businesses businesses() {
    return new JdbcBusinesses(session);
  }

  @Override
  public Members members() {
    return new JdbcMembers(session);
  }

  @Override
  public KpiSources sources() {
    return new JdbcSources(session);
  }

  @Override
  public Kpis kpis() {
    return new JdbcKpis(session);
  }

  @Override
  public Dashboard dashboard() {
    return new JdbcDashboard(session);
  }

  @Override
  public Forecasts forecasts() {
    return new JdbcForecasts(session);
  }

  @Override
  public Anomalies anomalies() {
    return new JdbcAnomalies(session);
  }

  @Override
  public Alerts alerts() {
    return new JdbcAlerts(session);
  }

  @Override
  public AlertRuns alertRuns() {
    return new JdbcAlertRuns(session);
  }

  @Override
  public Notifications notifications() {
    return new JdbcNotifications(session);
  }

  @Override
  public News news() {
    return new JdbcNews(session);
  }

  @Override
  public Weather weather() {
    return new JdbcWeather(session);
  }

  @Override
  public Market market() {
    return new JdbcMarket(session);
  }

  @Override
  public ApiKeys apiKeys() {
    return new JdbcApiKeys(session);
  }

  @Override
  public AuditLog auditLog() {
    return new JdbcAuditLog(session);
  }

  @Override
  public Lifecycle lifecycle() {
    return new JdbcLifecycle(session);
  }

  /**
   * Tells a listener what is new for the caller: points, anomalies and alerts of the businesses
   * that he sees, and notifications of his own. The service is told of everything, a key that reads
   * of its business. Whether he may know of an event is asked of the database when it is told, so
   * that a membership that has ended, a key that was revoked or a token that has expired ends the
   * telling as well.
   *
   * <p>All that is committed after this has returned is told, in the order of the commits, or else
   * covered by a {@link com.signalcraft.jdbc.event.Event.Gap}; what this very library did in
   * another process as well as here. One daemon thread and one connection serve all subscriptions
   * of a back end; see {@link Builder#eventDataSource}. Where the connection is lost, it is made
   * again.
   *
   * @param listener takes the events
   * @return the subscription, to be closed
   * @throws com.signalcraft.error.NotSupportedException if there is no connection to listen on, as
   *     behind a transaction pooler, or inside a transaction
   * @throws com.signalcraft.error.AuthenticationException if the caller is not valid
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is a key that does not
   *     read
   */
  public EventSubscription subscribe(EventListener listener) {
    return events.subscribe(session, listener);
  }

  /**
   * The upkeep of the database: partitions, retention, clean-up. For the service alone.
   *
   * @return the calls
   */
  public Upkeep upkeep() {
    return new JdbcUpkeep(session);
  }

  /**
   * Loads many points at once.
   *
   * @return the loader
   */
  public PointLoader loader() {
    return new JdbcPointLoader(session);
  }

  @Override
  public void close() {
    session.requireNoTransaction("the back end cannot be closed");
    session.engine().close();
  }

  /** Sets up a back end. Not thread-safe. */
  public static final class Builder {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 5;

    private @Nullable DataSource callers;
    private @Nullable DataSource service;
    private @Nullable DataSource events;
    private @Nullable String url;
    private @Nullable Login login;
    private @Nullable Login serviceLogin;
    private PoolMode poolMode = PoolMode.DIRECT;
    private Duration statementTimeout = STATEMENT_TIMEOUT;
    private int maxAttempts = MAX_ATTEMPTS;
    private TokenVerifier tokenVerifier = TokenVerifier.none();

    private Builder() {}

    /**
     * Where connections for users and keys come from. Its login role owns nothing and may become
     * the roles of callers, as {@code signalcraft_app} of the migrations does. Should lend each
     * connection to one thread at a time, and is not closed with the back end.
     *
     * @param source the data source, of PostgreSQL's driver or a pool around it
     * @return this
     */
    public Builder dataSource(DataSource source) {
      callers = Checks.required("data_source", source);
      return this;
    }

    /**
     * Where connections for the service come from, with a login role that may become {@code
     * service_role}, as {@code signalcraft_service} of the migrations does. Calls of the service
     * are refused where neither this nor {@link #serviceLogin} is set.
     *
     * @param source the data source, of PostgreSQL's driver or a pool around it
     * @return this
     */
    public Builder serviceDataSource(DataSource source) {
      service = Checks.required("service_data_source", source);
      return this;
    }

    /**
     * Where the connection for {@link JdbcSignalCraft#subscribe events} comes from, of which one is
     * used as long as there are subscriptions. It must keep its session: not one behind a
     * transaction pooler, where no event would ever come. It should have time-outs of its own for
     * connecting ({@code connectTimeout}, {@code socketTimeout} of the driver). Not closed with the
     * back end.
     *
     * @param source the data source; where none is set and the {@link #poolMode} keeps sessions,
     *     one connection as the other ones are used
     * @return this
     */
    public Builder eventDataSource(DataSource source) {
      events = Checks.required("event_data_source", source);
      return this;
    }

    /**
     * Where the database is, in the place of data sources: pools of up to 10 connections are made
     * and closed with the back end. They connect when they are first used.
     *
     * @param url such as {@code jdbc:postgresql://localhost:5432/signalcraft}; parameters of the
     *     driver in it win over the defaults
     * @return this
     */
    public Builder url(String url) {
      // The text may hold a password and is not shown.
      Checks.that(
          Checks.required("url", url).startsWith("jdbc:postgresql:"),
          "url",
          "must begin with jdbc:postgresql:");
      this.url = url;
      return this;
    }

    /**
     * As whom to connect to the {@link #url} for users and keys.
     *
     * @param user the login role, as {@code signalcraft_app} of the migrations
     * @param password its password; empty where the database asks for none
     * @return this
     */
    public Builder login(String user, String password) {
      login = new Login(user, password);
      return this;
    }

    /**
     * As whom to connect to the {@link #url} for the service.
     *
     * @param user the login role, as {@code signalcraft_service} of the migrations
     * @param password its password; empty where the database asks for none
     * @return this
     */
    public Builder serviceLogin(String user, String password) {
      serviceLogin = new Login(user, password);
      return this;
    }

    /**
     * What stands between this process and the database.
     *
     * @param mode the mode; {@link PoolMode#DIRECT} where none is set
     * @return this
     */
    public Builder poolMode(PoolMode mode) {
      poolMode = Checks.required("pool_mode", mode);
      return this;
    }

    /**
     * How long a statement may take before the database cancels it.
     *
     * @param timeout 1 ms to 1 hour, in whole milliseconds; 30 s where none is set
     * @return this
     */
    public Builder statementTimeout(Duration timeout) {
      statementTimeout = Checks.required("statement_timeout", timeout);
      return this;
    }

    /**
     * How often a call that lost against another transaction is made in all.
     *
     * @param attempts 1 to 100; 5 where none is set
     * @return this
     */
    public Builder maxAttempts(int attempts) {
      maxAttempts = attempts;
      return this;
    }

    /**
     * Checks the tokens of {@link Identity#token}.
     *
     * @param verifier the verifier, such as a {@link JwtTokenVerifier}; no token is valid where
     *     none is set
     * @return this
     */
    public Builder tokenVerifier(TokenVerifier verifier) {
      tokenVerifier = Checks.required("token_verifier", verifier);
      return this;
    }

    /**
     * The back end. Nothing is connected yet.
     *
     * @return the view of the service
     * @throws com.signalcraft.error.ValidationException if no connections are set up, or both a
     *     data source and a login for the same callers
     */
    public JdbcSignalCraft build() {
      ConnectionSetup setup =
          new ConnectionSetup(callers, service, events, url, login, serviceLogin);
      Sleeper sleeper = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
      DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
      EngineSettings settings =
          new EngineSettings(
              poolMode,
              statementTimeout,
              new RetryPolicy(maxAttempts, sleeper, jitter),
              tokenVerifier);
      ConnectionSources sources = setup.open(poolMode, statementTimeout);
      Engine engine = new Engine(settings, sources.callers(), sources.service());
      sources.owned().forEach(engine::own);
      EventHub hub =
          engine.own(
              new EventHub(
                  sources.events(), EventTimes.standard(sleeper, jitter), System::nanoTime));
      return new JdbcSignalCraft(new Session(engine, Identity.service(), CallOrigin.UNKNOWN), hub);
    }
  }
}
