package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which role may execute which function, as the catalog has it, against what is stated here. */
class ExecuteMatrixTest {

  /** Of functions that are not here nobody may execute any. */
  private static final String STATED =
      """
      public.get_business_kpi_summary          authenticated signalcraft_api_key service_role
      signalcraft.access                       authenticated signalcraft_api_key service_role
      signalcraft.access_to_alert              authenticated signalcraft_api_key service_role
      signalcraft.access_to_anomaly            authenticated signalcraft_api_key service_role
      signalcraft.access_to_source             authenticated signalcraft_api_key service_role
      signalcraft.accept_invitation            authenticated signalcraft_api_key service_role
      signalcraft.acknowledge_anomaly          authenticated signalcraft_api_key service_role
      signalcraft.anonymise_user               authenticated signalcraft_api_key service_role
      signalcraft.apply_retention              service_role signalcraft_worker
      signalcraft.claim_alert_deliveries       service_role
      signalcraft.claim_alert_runs             service_role
      signalcraft.clean_up                     service_role signalcraft_worker
      signalcraft.commit_alert_run             service_role
      signalcraft.create_user                  service_role
      signalcraft.delete_alert                 authenticated signalcraft_api_key service_role
      signalcraft.delete_business              authenticated signalcraft_api_key service_role
      signalcraft.delete_source                authenticated signalcraft_api_key service_role
      signalcraft.detach_points                service_role signalcraft_worker
      signalcraft.erase_business               authenticated signalcraft_api_key service_role
      signalcraft.erase_user                   authenticated signalcraft_api_key service_role
      signalcraft.export_business              authenticated signalcraft_api_key service_role
      signalcraft.export_business_usage        authenticated signalcraft_api_key service_role
      signalcraft.export_user_alerts           authenticated signalcraft_api_key service_role
      signalcraft.export_user_anomalies        authenticated signalcraft_api_key service_role
      signalcraft.export_user_api_keys         authenticated signalcraft_api_key service_role
      signalcraft.export_user_audit_logs       authenticated signalcraft_api_key service_role
      signalcraft.extend_partitions            service_role signalcraft_worker
      signalcraft.forecast_job_points          authenticated signalcraft_api_key service_role
      signalcraft.forecast_job_source          authenticated signalcraft_api_key service_role
      signalcraft.is_active_user               authenticated signalcraft_api_key service_role \
      signalcraft_app signalcraft_service
      signalcraft.issue_api_key                authenticated signalcraft_api_key service_role
      signalcraft.mark_triggered               service_role
      signalcraft.plan_usage                   authenticated signalcraft_api_key service_role
      signalcraft.point_id                     authenticated signalcraft_api_key service_role
      signalcraft.profile                      authenticated signalcraft_api_key service_role
      signalcraft.push_points                  authenticated signalcraft_api_key service_role
      signalcraft.resolve_api_key              signalcraft_app signalcraft_service
      signalcraft.revoke_api_key               authenticated signalcraft_api_key service_role
      signalcraft.save_anomalies               authenticated signalcraft_api_key service_role
      signalcraft.save_forecast                authenticated signalcraft_api_key service_role
      signalcraft.save_market                  service_role
      signalcraft.save_news                    service_role
      signalcraft.save_weather                 service_role
      signalcraft.schedule_upkeep              service_role signalcraft_worker
      signalcraft.search_news                  authenticated signalcraft_api_key service_role
      signalcraft.send_notification            service_role
      signalcraft.settle_alert_delivery        service_role
      signalcraft.start_forecast_job           authenticated signalcraft_api_key service_role
      signalcraft.transfer_business            authenticated signalcraft_api_key service_role
      signalcraft_private.business_ids         authenticated signalcraft_api_key
      signalcraft_private.lower_each           service_role
      signalcraft_private.removed_business_ids authenticated signalcraft_api_key
      signalcraft_private.removed_source_ids   authenticated signalcraft_api_key
      signalcraft_private.user_id              authenticated signalcraft_api_key
      signalcraft_private.words                service_role
      """;

  private static final String ACTUAL =
      """
      select p.oid::regproc || ' ' || string_agg(
               g.role, ' ' order by array_position(string_to_array(?, ','), g.role))
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      cross join unnest(string_to_array(?, ',')) g (role)
      where n.nspname ~ '^(public|signalcraft.*)$'
        and has_function_privilege(g.role, p.oid, 'execute')
      group by p.oid
      """;

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    database = TestDatabase.create();
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void each_function_is_for_the_roles_that_were_meant_and_no_others() throws SQLException {
    String roles =
        "anon,authenticated,signalcraft_api_key,service_role,signalcraft_worker,"
            + "signalcraft_app,signalcraft_service";

    assertThat(catalog.list(ACTUAL, roles, roles))
        .map(line -> line.replaceFirst("^get_business", "public.get_business"))
        .containsExactlyInAnyOrder(
            STATED.lines().map(line -> line.replaceAll(" +", " ")).toArray(String[]::new));
  }

  @Test
  void no_function_has_two_forms_of_which_one_could_be_forgotten() throws SQLException {
    assertThat(catalog.functions()).doesNotHaveDuplicates();
  }

  @Test
  void nobody_can_name_a_helper_that_policies_call_for_him() throws SQLException {
    for (Caller caller :
        Stream.of(Caller.user("a.owner"), Caller.key("a.key.both"), Caller.service()).toList()) {
      try (CallerSession session = CallerSession.open(database, caller)) {
        for (String call :
            new String[] {
              "select signalcraft_private.business_ids('viewer')",
              "select signalcraft_private.user_id()",
              "select signalcraft_private.words('a', 'b')",
              "select signalcraft_private.setting('events.enabled')",
              "select 'signalcraft_private.settings'::regclass",
            }) {
          assertThat(session.rehearse(call).state()).as(call).isEqualTo(Outcome.DENIED);
        }
      }
    }
  }
}
