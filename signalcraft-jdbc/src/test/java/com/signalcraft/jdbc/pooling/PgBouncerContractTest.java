package com.signalcraft.jdbc.pooling;

import com.signalcraft.SignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.testing.PgBouncer;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, kept behind a transaction pooler with one connection for each login. */
@EnabledIf(
    value = "com.signalcraft.jdbc.testing.PgBouncer#isInstalled",
    disabledReason = "there is no pgbouncer on the path")
@ExtendWith(OnlyAreas.class)
class PgBouncerContractTest extends SignalCraftContract {

  private static TestDatabase database;
  private static PgBouncer pooler;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    pooler = PgBouncer.start(database, PoolMode.TRANSACTION_POOLED);
    service = pooler.signalCraft().build();
  }

  @AfterAll
  static void disconnect() {
    service.close();
    pooler.close();
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
