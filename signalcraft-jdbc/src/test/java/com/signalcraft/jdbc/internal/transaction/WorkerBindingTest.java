package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Upkeep: its role, and its patience. */
class WorkerBindingTest extends TransactionTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void upkeep_is_done_as_the_worker() {
    String who =
        "select current_user || ' ' || current_setting('request.jwt.claims')"
            + " || ' ' || current_setting('statement_timeout') as who";

    assertThat(
            engine
                .as(Identity.service())
                .<String>callAsWorker("look", tx -> tx.query(who).one(row -> row.text("who"))))
        .isEqualTo("signalcraft_worker {\"role\":\"signalcraft_worker\"} 1h");
  }

  @Test
  void upkeep_outlasts_what_connections_wait_for_answers_and_leaves_that_as_it_was()
      throws SQLException {
    PGSimpleDataSource hasty = database.service();
    hasty.setSocketTimeout(1);
    try (Connection physical = hasty.getConnection();
        Engine patient =
            TestEngine.engine(PoolMode.DIRECT, SECOND, null, new OneConnection(physical))) {
      Session session = new Session(patient, Identity.service(), CallOrigin.UNKNOWN);

      session.callAsWorker("wait", tx -> tx.query("select pg_sleep(1.5)").exists());

      assertThat(physical.getNetworkTimeout()).isEqualTo(1_000);
      session.run("look", tx -> {});
    }
  }
}
