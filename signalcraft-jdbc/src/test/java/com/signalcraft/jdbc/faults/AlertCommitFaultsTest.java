package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.alert.AlertRun;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.TransportException;
import com.signalcraft.jdbc.AlertWorld;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TcpProxy;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection is lost while an evaluation is kept. */
class AlertCommitFaultsTest {

  private TestDatabase database;
  private TcpProxy network;
  private JdbcSignalCraft service;
  private JdbcSignalCraft failing;
  private TestTenant tenant;
  private AlertRun run;

  @BeforeEach
  void connect() {
    database = TestDatabase.create();
    network = TcpProxy.to(database.owner().getPortNumbers()[0]);
    service = database.signalCraft().build();
    PGSimpleDataSource source = network.through(database.service());
    source.setPrepareThreshold(0);
    failing =
        JdbcSignalCraft.builder().dataSource(database.app()).serviceDataSource(source).build();
    tenant = TestTenant.create(database, service);
    AlertWorld.alert(tenant);
    run = AlertWorld.claim(service);
  }

  @AfterEach
  void disconnect() {
    failing.close();
    service.close();
    network.close();
    database.close();
  }

  private String kept() {
    return database.value(
        "select (select count(*) from public.alert_states) || ' ' ||"
            + " (select count(*) from public.notifications) || ' ' ||"
            + " (select count(*) from public.alert_deliveries) || ' ' ||"
            + " (select version from public.alert_runs)");
  }

  @Test
  void a_commit_whose_answer_is_lost_is_kept_and_cannot_be_made_again() {
    network.loseAnswerTo("COMMIT");

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> failing.alertRuns().commit(AlertWorld.fired(run)))
        .withMessageContaining("whether it took effect is not known");

    assertThat(network.hasLostAnswer()).isTrue();
    assertThat(kept()).isEqualTo("1 1 1 " + (run.version() + 1));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> failing.alertRuns().commit(AlertWorld.fired(run)));
    assertThat(kept()).isEqualTo("1 1 1 " + (run.version() + 1));
  }

  @Test
  void a_connection_that_is_killed_before_the_commit_leaves_nothing() {
    network.loseAnswerTo("commit_alert_run");

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> failing.alertRuns().commit(AlertWorld.fired(run)));

    assertThat(network.hasLostAnswer()).isTrue();
    assertThat(kept()).isEqualTo("0 0 0 " + run.version());
    failing.alertRuns().commit(AlertWorld.fired(run));
    assertThat(kept()).isEqualTo("1 1 1 " + (run.version() + 1));
  }
}
