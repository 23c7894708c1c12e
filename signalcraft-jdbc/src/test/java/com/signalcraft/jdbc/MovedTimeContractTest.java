package com.signalcraft.jdbc;

import com.signalcraft.SignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.jdbc.testing.TestClock;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, kept on PostgreSQL while its time stands still, and is moved by the tests. */
class MovedTimeContractTest extends SignalCraftContract {

  private static TestDatabase database;
  private static TestClock clock;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.withClock();
    clock = TestClock.of(database);
    service = database.signalCraft().build();
  }

  @AfterAll
  static void disconnect() {
    service.close();
    clock.close();
    database.close();
  }

  @Override
  protected ContractBackend backend() {
    return new Backend(service, clock);
  }

  private record Backend(SignalCraft service, TestClock clock) implements ContractBackend {

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public Optional<TimeMachine> timeMachine() {
      return Optional.of(clock::advance);
    }
  }
}
