package com.signalcraft.jdbc.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.jdbc.AlertWorld;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the database does for every statement of the evaluation of alerts, those inside of functions
 * included: among many businesses, none of their tables is read from end to end. Told by
 * auto_explain, of real calls under the caller's rights.
 */
class AlertPlansTest {

  private static final int BUSINESSES = 3_000;

  private static TestDatabase database;
  private static TestTenant tenant;

  @BeforeAll
  static void seed() {
    database = TestDatabase.create();
    try (JdbcSignalCraft service = database.signalCraft().build()) {
      tenant = TestTenant.create(database, service);
      AlertWorld.alert(tenant);
    }
    database.execute(
        """
        insert into public.businesses (owner_id, name)
          select id, 'B' from auth.users, generate_series(1, %d);
        insert into public.kpi_sources (business_id, name, type)
          select id, 'Sales', 'revenue' from public.businesses where name = 'B';
        insert into public.alerts (business_id, source_id, name, condition, threshold)
          select business_id, id, 'Low', 'below', n
          from public.kpi_sources, generate_series(1, 3) n;
        insert into public.alert_states
            (alert_id, business_id, phase, since, evaluated_until, message, memory)
          select id, business_id, 'ok', now(), now(), 'm', sha256('m') from public.alerts;
        insert into public.alert_deliveries (id, business_id, channel, event, status, settled_at)
          select gen_random_uuid(), id, 'log',
                 '{"id": "00000000-0000-4000-8000-000000000001", "alert_ids":
                   ["00000000-0000-4000-8000-000000000002"], "change": "fired",
                   "at": "2026-01-01T00:00:00Z", "title": "t", "message": "m", "data": {}}',
                 (array['pending', 'delivered', 'delivered', 'dead'])[n],
                 case when n > 1 then now() end
          from public.businesses, generate_series(1, 4) n;
        update public.alert_deliveries set next_attempt = now() + interval '1 day'
          where business_id <> '%s';
        update public.alert_runs
          set next_due = now() + interval '1 day' where business_id <> '%s';
        """
            .formatted(BUSINESSES, tenant.business().id(), tenant.business().id()));
    database.execute("analyze");
    for (String setting :
        List.of(
            "session_preload_libraries = auto_explain",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = json",
            "auto_explain.log_level = notice")) {
      database.execute(
          "do $$ begin execute format('alter database %I set "
              + setting
              + "', current_database()); end $$");
    }
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
  void no_statement_reads_runs_states_deliveries_or_alerts_from_end_to_end(String planning) {
    ExplainingDataSource callers = explaining(database.app(), planning);
    ExplainingDataSource services = explaining(database.service(), planning);
    database.execute(
        "update public.alert_runs set leased_until = null, next_due = now() where"
            + " business_id = '"
            + tenant.business().id()
            + "'");
    database.execute(
        "update public.alert_deliveries set status = 'pending', next_attempt = now() where"
            + " business_id = '"
            + tenant.business().id()
            + "'");
    List<String> seen = new ArrayList<>();
    try (JdbcSignalCraft service =
        JdbcSignalCraft.builder().dataSource(callers).serviceDataSource(services).build()) {
      Consumer<Runnable> look =
          call -> {
            callers.take();
            services.take();
            call.run();
            List<ExplainedPlan> plans =
                Stream.concat(callers.take().stream(), services.take().stream()).toList();
            for (ExplainedPlan plan : plans) {
              assertThat(plan.scans())
                  .as(plan.toString())
                  .noneMatch(scan -> scan.matches("alert.*: Seq Scan|notifications: Seq Scan"));
              seen.addAll(plan.scans());
            }
          };
      List<AlertRun> runs = new ArrayList<>();
      List<AlertDelivery> deliveries = new ArrayList<>();
      look.accept(() -> runs.addAll(service.alertRuns().claim(10, AlertWorld.LEASE)));
      assertThat(runs).hasSize(1);
      look.accept(() -> service.alertRuns().commit(AlertWorld.fired(runs.get(0))));
      look.accept(
          () ->
              service
                  .as(Identity.user(tenant.owner().id()))
                  .alertRuns()
                  .statuses(tenant.business().id()));
      look.accept(
          () ->
              deliveries.addAll(
                  service.alertRuns().claimDeliveries(List.of("log"), 10, AlertWorld.LEASE)));
      assertThat(deliveries).isNotEmpty();
      look.accept(
          () -> service.alertRuns().settle(deliveries.get(0).id(), DeliveryOutcome.dead("gone")));
      look.accept(() -> service.alertRuns().deadLetters(tenant.business().id()));
    }

    assertThat(seen)
        .map(scan -> scan.replaceFirst(":.*", ""))
        .contains("alert_runs", "alert_states", "alert_deliveries", "alerts");
  }

  private static ExplainingDataSource explaining(PGSimpleDataSource source, String planning) {
    source.setOptions("-c plan_cache_mode=" + planning);
    return new ExplainingDataSource(source);
  }
}
