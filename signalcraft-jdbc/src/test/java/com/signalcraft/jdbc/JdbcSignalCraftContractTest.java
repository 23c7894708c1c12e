package com.signalcraft.jdbc;

import com.signalcraft.SignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, kept on PostgreSQL; all tests share one database. */
class JdbcSignalCraftContractTest extends SignalCraftContract {

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void disconnect() {
    service.close();
    database.close();
  }

  @Override
  protected ContractBackend backend() {
    return new Backend(service);
  }

  private record Backend(SignalCraft service) implements ContractBackend {

    /** The server runs on this machine. */
    @Override
    public Instant now() {
      return Clock.systemUTC().instant();
    }
  }
}
