package com.signalcraft.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A back end and two tenants. */
abstract class EventTest {

  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  static TestDatabase database;

  JdbcSignalCraft service;
  TestTenant tenant;
  TestTenant stranger;
  Recorder recorder;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void connect() {
    service = database.signalCraft().build();
    tenant = TestTenant.create(database, service);
    stranger = TestTenant.create(database, service);
    recorder = new Recorder();
  }

  @AfterEach
  void disconnect() {
    service.close();
  }

  JdbcSignalCraft as(UUID userId) {
    return service.as(Identity.user(userId));
  }

  JdbcSignalCraft asOwner(TestTenant of) {
    return as(of.owner().id());
  }

  /** Subscribes, and waits until all is told. */
  EventSubscription listen(JdbcSignalCraft view, Recorder to) throws InterruptedException {
    EventSubscription subscription = view.subscribe(to);
    to.nextGap();
    return subscription;
  }

  /** Writes a point, and gives the event that tells of it. */
  Event.PointsWritten write(TestTenant of, Instant at) {
    service
        .kpis()
        .write(PointBatch.of(of.sourceId(), List.of(KpiPoint.of(of.sourceId(), at, "1"))));
    return new Event.PointsWritten(of.business().id(), of.sourceId(), at, at, 1);
  }

  /** Sends a text as the database sends events. */
  void send(String text) {
    database.execute("select pg_notify('signalcraft_events', '" + text + "')");
  }

  /** Ends the connection that listens. */
  void cut() {
    database.value(
        """
        select count(pg_terminate_backend(pid))
          from pg_stat_activity
         where datname = current_database()
           and application_name = 'signalcraft-events'
        """);
  }

  /** Waits until so many connections listen. */
  void awaitListeners(int wanted) {
    Instant end = Instant.now().plusSeconds(30);
    while (listeners() != wanted) {
      assertThat(Instant.now()).as("the time until %s connections listen", wanted).isBefore(end);
    }
  }

  private static int listeners() {
    return Integer.parseInt(
        database.value(
            """
            select count(*)
              from pg_stat_activity
             where datname = current_database()
               and application_name = 'signalcraft-events'
            """));
  }
}
