package com.signalcraft.memory;

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
import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.notification.Notifications;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The whole API in memory: no server, no disk. For tests, and for embedding where the data is small
 * enough for the heap and may be lost with the process. Rights, plans, audit and erasure hold here
 * as everywhere.
 *
 * <p>{@link #create()} gives the view of the service, which may do everything; hand {@link
 * #as(Identity)} views to code that acts for a user or a key.
 *
 * <p>What is guaranteed:
 *
 * <ul>
 *   <li>Atomicity: each call takes effect as a whole or, where it throws, not at all. A batch of
 *       points is seen wholly or not at all by any other call; a {@link Kpis#stream} and the pages
 *       of a list are calls of their own each, and see what is there when they are read.
 *   <li>Order and visibility: calls take effect one after the other, and what one did before it
 *       returned every later one sees, in any thread.
 *   <li>Parallelism: reads, and writes of points to different sources, run side by side; other
 *       changes run alone.
 *   <li>Speed: a range of one source takes O(log n + result); a point of up to 18 digits and
 *       without metadata takes about 33 bytes.
 * </ul>
 *
 * <p>What is not: durability. Nothing outlives the process, and what is removed cannot be brought
 * back. Idempotency keys are kept as long as their business. A point that comes after its month was
 * rolled up starts a new one of its day, whether it was there before or not.
 *
 * <p>Thread-safe. {@link #close()} ends the thread that runs jobs; any later call, on any view,
 * fails with the code {@code CLOSED}.
 */
public final class InMemorySignalCraft implements SignalCraft {

  private final Session session;

  private InMemorySignalCraft(Session session) {
    this.session = session;
  }

  /**
   * An empty back end on the system's clock, which accepts no tokens.
   *
   * @return the view of the service
   */
  public static InMemorySignalCraft create() {
    return builder().build();
  }

  /**
   * An empty back end that is set up before it is made.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public InMemorySignalCraft as(Identity identity) {
    return new InMemorySignalCraft(session.as(Checks.required("identity", identity)));
  }

  @Override
  public InMemorySignalCraft from(CallOrigin origin) {
    return new InMemorySignalCraft(session.from(Checks.required("origin", origin)));
  }

  @Override
  public Users users() {
    return new MemoryUsers(session);
  }

  @Override
  public Subscriptions subscriptions() {
    return new MemorySubscriptions(session);
  }

  @Override
  public Businesses businesses() {
    return new MemoryBusinesses(session);
  }

  @Override
  public Members members() {
    return new MemoryMembers(session);
  }

  @Override
  public KpiSources sources() {
    return new MemorySources(session);
  }

  @Override
  public Kpis kpis() {
    return new MemoryKpis(session);
  }

  @Override
  public Dashboard dashboard() {
    return new MemoryDashboard(session);
  }

  @Override
  public Forecasts forecasts() {
    return new MemoryForecasts(session);
  }

  @Override
  public Anomalies anomalies() {
    return new MemoryAnomalies(session);
  }

  @Override
  public Alerts alerts() {
    return new MemoryAlerts(session);
  }

  @Override
  public AlertRuns alertRuns() {
    return new MemoryAlertRuns(session);
  }

  @Override
  public Notifications notifications() {
    return new MemoryNotifications(session);
  }

  @Override
  public News news() {
    return new MemoryNews(session);
  }

  @Override
  public Weather weather() {
    return new MemoryWeather(session);
  }

  @Override
  public Market market() {
    return new MemoryMarket(session);
  }

  @Override
  public ApiKeys apiKeys() {
    return new MemoryApiKeys(session);
  }

  @Override
  public AuditLog auditLog() {
    return new MemoryAuditLog(session);
  }

  @Override
  public Lifecycle lifecycle() {
    return new MemoryLifecycle(session);
  }

  @Override
  public void close() {
    session.engine().close();
  }

  /** Sets up an in-memory back end. Not thread-safe. */
  public static final class Builder {

    private InstantSource clock = Clock.systemUTC();
    private Function<String, Optional<UUID>> tokenVerifier = token -> Optional.empty();
    private Supplier<UUID> ids = UUID::randomUUID;

    private Builder() {}

    /**
     * The clock that everything goes by: time stamps of rows, trials, expiry of keys, months of
     * usage, and what "now" means in summaries. A {@link Clock} is one.
     *
     * @param source the clock; the system's where none is set
     * @return this
     */
    public Builder clock(InstantSource source) {
      clock = Checks.required("clock", source);
      return this;
    }

    /**
     * Checks the tokens of {@link Identity#token}. Called at each call with one, by many threads at
     * once, without any lock held.
     *
     * @param verifier gives the user's id for a valid token and empty for any other; no token is
     *     valid where none is set
     * @return this
     */
    public Builder tokenVerifier(Function<String, Optional<UUID>> verifier) {
      tokenVerifier = Checks.required("token_verifier", verifier);
      return this;
    }

    /** What gives rows their ids, for tests that make the same rows twice. */
    Builder ids(Supplier<UUID> source) {
      ids = source;
      return this;
    }

    /**
     * The back end.
     *
     * @return the view of the service
     */
    public InMemorySignalCraft build() {
      Engine engine = new Engine(clock, tokenVerifier, ids);
      return new InMemorySignalCraft(new Session(engine, Identity.service(), CallOrigin.UNKNOWN));
    }
  }
}
