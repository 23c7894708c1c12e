package com.signalcraft.jdbc;

import com.signalcraft.SignalCraft;
import com.signalcraft.differential.Side;
import com.signalcraft.internal.Denials;
import com.signalcraft.jdbc.testing.TestClock;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The JDBC back end, on a database of its own. */
final class JdbcSide extends Side {

  private final TestDatabase database = TestDatabase.withClock();
  private final TestClock clock = TestClock.of(database);
  private final JdbcSignalCraft service =
      database
          .signalCraft()
          .tokenVerifier(token -> Side.userOf(token).orElseThrow(Denials::invalidToken))
          .build();

  JdbcSide() {}

  @Override
  protected SignalCraft service() {
    return service;
  }

  @Override
  protected Object together(Identity caller, Function<SignalCraft, Object> call) {
    return service.as(caller).inTransaction(call);
  }

  @Override
  protected Instant now() {
    return clock.now();
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    service.close();
    clock.close();
    database.close();
  }
}
