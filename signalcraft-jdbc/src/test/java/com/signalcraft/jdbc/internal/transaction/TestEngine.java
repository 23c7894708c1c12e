package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** An engine on a pool of one connection, that notes its waits and does not wait. */
final class TestEngine implements AutoCloseable {

  final List<Duration> waits = new ArrayList<>();
  final AtomicBoolean interruptsWaits = new AtomicBoolean();
  final Engine engine;

  TestEngine(TestDatabase database) {
    this(database, PoolMode.DIRECT, Duration.ofSeconds(30));
  }

  TestEngine(TestDatabase database, PoolMode mode, Duration statementTimeout) {
    HikariDataSource callers = pool(database.app(), 1);
    HikariDataSource service = pool(database.service(), 1);
    engine = engine(mode, statementTimeout, callers, service, this::await);
    engine.own(callers);
    engine.own(service);
  }

  /** Many connections, where threads hold several at once. */
  static TestEngine parallel(TestDatabase database) {
    return new TestEngine(pool(database.app(), 4));
  }

  TestEngine(DataSource callers) {
    engine = engine(PoolMode.DIRECT, Duration.ofSeconds(30), callers, null, this::await);
    if (callers instanceof HikariDataSource pool) {
      engine.own(pool);
    }
  }

  static Engine engine(
      PoolMode mode, Duration statementTimeout, DataSource callers, DataSource service) {
    return engine(mode, statementTimeout, callers, service, time -> {});
  }

  private static Engine engine(
      PoolMode mode,
      Duration statementTimeout,
      DataSource callers,
      DataSource service,
      Sleeper sleeper) {
    RetryPolicy retry = new RetryPolicy(3, sleeper, () -> 0.5);
    return new Engine(
        new EngineSettings(mode, statementTimeout, retry, TokenVerifier.none()), callers, service);
  }

  private void await(Duration time) throws InterruptedException {
    if (interruptsWaits.get()) {
      throw new InterruptedException();
    }
    synchronized (waits) {
      waits.add(time);
    }
  }

  static HikariDataSource pool(DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  Session as(Identity identity) {
    return new Session(engine, identity, CallOrigin.UNKNOWN);
  }

  @Override
  public void close() {
    engine.close();
  }
}
