package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Standing.Kind;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every caller calls every function of the schema for callers, on his own tenant and on the other
 * one, and gets what the table of rights gives him. What is refused must have changed nothing.
 */
class FunctionRightsTest {

  private static final String NOT_FOUND = "PT404";
  private static final String FORBIDDEN = "PT403";
  private static final String NO_USER = "PT401";

  private static final String POINT = "array[null]::uuid[], array[now()], array[1.5]";

  /** The least role and the permission of a key that a call on a business needs. */
  private static final String ON_BUSINESSES =
      """
      EDITOR | write | push_points(@{t.source}, %1$s)
      EDITOR | write | start_forecast_job(@{t}, '{}', 5)
      EDITOR | write | start_forecast_job(@{t}, array[@{t.source}], 5)
      EDITOR | write | forecast_job_source(@{t.job}, @{t.source})
      EDITOR | write | forecast_job_points(@{t.job}, @{t.source})
      EDITOR | write | save_forecast(@{t.source}, null, 'linear', 0.5, array[now()], array[1.0], \
      array[0.5], array[1.5])
      EDITOR | write | save_forecast(@{t.source}, @{t.job}, 'linear', 0.5, array[now()], \
      array[1.0], array[0.5], array[1.5])
      EDITOR | write | save_anomalies(array[@{t.source}], array[now()], array[1.0], array[1.0], \
      array[1.0], array['low'])
      EDITOR | none  | acknowledge_anomaly(@{t.anomaly})
      EDITOR | none  | delete_alert(@{t.alert})
      ADMIN  | none  | delete_source(@{t.source})
      ADMIN  | none  | issue_api_key(@{t}, 'new', repeat('ab', 32), '{read,write}', null)
      ADMIN  | none  | revoke_api_key(@{t}, @{t.key.read})
      ADMIN  | none  | export_business(@{t})
      ADMIN  | none  | export_business_usage(@{t})
      OWNER  | none  | transfer_business(@{t}, @{t.admin})
      OWNER  | none  | delete_business(@{t})
      OWNER  | none  | erase_business(@{t})
      """
          .formatted(POINT);

  /** Calls that give a row to whom the business exists for, and none to others. */
  private static final List<String> LOOKS =
      List.of(
          "access(@{t})",
          "access_to_source(@{t.source})",
          "access_to_alert(@{t.alert})",
          "access_to_anomaly(@{t.anomaly})");

  /** Calls about a person: for himself and the service. */
  private static final List<String> ON_HIMSELF =
      List.of(
          "export_user_alerts(@{me})",
          "export_user_anomalies(@{me})",
          "export_user_api_keys(@{me})",
          "export_user_audit_logs(@{me})",
          "anonymise_user(@{me})",
          "erase_user(@{me})");

  private static final List<String> FOR_THE_SERVICE =
      List.of(
          "create_user('new@example.com', 'New', 'UTC')",
          "mark_triggered(@{t.alert}, now())",
          "claim_alert_runs(10, interval '1 minute')",
          "commit_alert_run(@{t}, (select version from public.alert_runs where business_id = @{t}),"
              + " now(), array[@{t.alert}], array['ok'], array[now()], array[now()],"
              + " array[1.0::float8], array['message'], array[sha256('x')], '[{\"id\":"
              + " \"00000000-0000-4000-8000-000000000001\", \"alert_ids\": [], \"title\": \"a\","
              + " \"message\": \"b\", \"data\": {}, \"at\": \"2026-01-01\"}]', array['hook'])",
          "claim_alert_deliveries(array['hook'], 10, interval '1 minute')",
          "settle_alert_delivery(@{t.delivery}, null, null)",
          "send_notification(@{t.owner}, @{t}, null, 'system', 'title', 'message', '{}')",
          "save_news('[]')",
          "save_weather('[]')",
          "save_market('[]')");

  private static final List<String> UPKEEP =
      List.of(
          "extend_partitions()",
          "detach_points(300)",
          "apply_retention(300)",
          "clean_up()",
          "schedule_upkeep()");

  /** What the tests of binding and of keys are about, and what asks nobody. */
  private static final List<String> OTHERS =
      List.of(
          "accept_invitation",
          "plan_usage",
          "profile",
          "search_news",
          "is_active_user",
          "resolve_api_key",
          "point_id");

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<Standing> everybody() {
    return Standing.all();
  }

  /** The calls on a tenant's business. */
  static List<String> onBusinesses() {
    return ON_BUSINESSES.lines().map(line -> line.replaceFirst("^.*\\| ", "")).toList();
  }

  private static boolean isRoleBound(Standing standing) {
    return standing.kind() != Kind.NOBODY && standing.kind() != Kind.WORKER;
  }

  private static boolean isKey(Standing standing) {
    return standing.caller().role().equals("signalcraft_api_key");
  }

  /** Permissions of a key that is worth something. */
  private static Set<String> permissions(Standing standing) {
    return Map.of(
            "a.key.read", Set.of("read"),
            "a.key.write", Set.of("write"),
            "a.key.both", Set.of("read", "write"))
        .getOrDefault(standing.caller().name(), Set.of());
  }

  private static boolean existsFor(Standing standing) {
    return standing.kind() == Kind.SERVICE
        || standing.kind().isAtLeast(Kind.VIEWER)
        || !permissions(standing).isEmpty();
  }

  private static String expected(Standing standing, Kind leastRole, String permission) {
    if (!isRoleBound(standing)) {
      return Outcome.DENIED;
    } else if (!existsFor(standing)) {
      return NOT_FOUND;
    }
    boolean may =
        standing.kind() == Kind.SERVICE
            || standing.kind().isAtLeast(leastRole)
            || permissions(standing).contains(permission);
    return may ? Outcome.DONE : FORBIDDEN;
  }

  private static void assertState(CallerSession session, String call, String state)
      throws SQLException {
    String sql = "select * from signalcraft." + call;
    Outcome outcome = state.equals(Outcome.DONE) ? session.rehearse(sql) : session.attempt(sql);
    assertThat(outcome.state()).as("%s: %s", call, outcome.message()).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_may_call_what_his_role_or_his_key_has_the_right_to(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    String other = standing.tenant().equals("a") ? "b" : "a";
    Standing abroad =
        new Standing(
            standing.caller(), other, standing.kind().isUser() ? Kind.USER : standing.kind());
    boolean service = standing.kind() == Kind.SERVICE;
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String line : ON_BUSINESSES.lines().toList()) {
        List<String> columns = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        Kind leastRole = Kind.valueOf(columns.get(0));
        assertState(
            session, standing.in(columns.get(2)), expected(standing, leastRole, columns.get(1)));
        String abroadState = isRoleBound(standing) ? NOT_FOUND : Outcome.DENIED;
        assertState(session, abroad.in(columns.get(2)), service ? Outcome.DONE : abroadState);
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_finds_what_exists_for_him_and_nothing_of_others(Standing standing)
      throws SQLException {
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String look : LOOKS) {
        for (String tenant : List.of("a", "b")) {
          Standing there = new Standing(standing.caller(), tenant, standing.kind());
          Outcome outcome = session.rehearse("select * from signalcraft." + there.in(look));
          boolean his = tenant.equals(standing.tenant()) || standing.kind() == Kind.SERVICE;
          assertThat(outcome.state())
              .as(look)
              .isEqualTo(isRoleBound(standing) ? Outcome.DONE : Outcome.DENIED);
          assertThat(outcome.rows())
              .as(there.in(look))
              .isEqualTo(his && isRoleBound(standing) && existsFor(standing) ? 1 : 0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_user_takes_out_or_away_his_own_data_and_nobody_elses(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    boolean service = standing.kind() == Kind.SERVICE;
    String foreign = isRoleBound(standing) ? (service ? Outcome.DONE : NOT_FOUND) : Outcome.DENIED;
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String call : ON_HIMSELF) {
        if (standing.kind().isUser()) {
          assertState(session, standing.in(call), Outcome.DONE);
        }
        String victim = standing.caller().name().equals("a.editor") ? "b.editor" : "a.editor";
        assertState(session, call.replace("@{me}", "@{" + victim + "}"), foreign);
        assertState(
            session,
            call.replace("@{me}", "null"),
            isRoleBound(standing) ? NOT_FOUND : Outcome.DENIED);
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void what_is_for_the_service_and_for_upkeep_is_refused_to_all_others(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    boolean service = standing.kind() == Kind.SERVICE;
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String call : FOR_THE_SERVICE) {
        assertState(session, standing.in(call), service ? Outcome.DONE : Outcome.DENIED);
      }
      for (String call : UPKEEP) {
        boolean may = service || standing.kind() == Kind.WORKER;
        assertState(session, call, may ? Outcome.DONE : Outcome.DENIED);
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void only_who_was_invited_accepts_and_only_users_have_a_plan(Standing standing)
      throws SQLException {
    String nobody = isRoleBound(standing) ? NO_USER : Outcome.DENIED;
    boolean invited =
        standing.caller().name().equals("a.pending") || standing.kind().isAtLeast(Kind.VIEWER);
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      assertState(
          session,
          standing.in("accept_invitation(@{t})"),
          standing.kind().isUser() ? (invited ? Outcome.DONE : NOT_FOUND) : nobody);
      assertState(
          session, "accept_invitation(@{a.gone})", standing.kind().isUser() ? NOT_FOUND : nobody);
      assertState(session, "plan_usage()", standing.kind().isUser() ? Outcome.DONE : nobody);
      if (isRoleBound(standing)) {
        assertThat(session.rehearse("select * from signalcraft.profile(@{b.editor})").rows())
            .isEqualTo(standing.kind() == Kind.SERVICE ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void news_are_searched_by_users_by_keys_that_read_and_by_the_service(Standing standing)
      throws SQLException {
    boolean known = isKey(standing) || standing.kind() != Kind.BLIND;
    boolean reads = !isKey(standing) || permissions(standing).contains("read");
    String allowed = known ? (reads ? Outcome.DONE : FORBIDDEN) : NO_USER;
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      assertState(
          session,
          "search_news('1970-01-01', '2100-01-01', '2100-01-01', 0, null, null, 'word', 10)",
          isRoleBound(standing) ? allowed : Outcome.DENIED);
    }
  }

  @Test
  void no_function_for_callers_is_left_out() throws SQLException {
    Set<String> tried = new TreeSet<>(OTHERS);
    for (List<String> calls :
        List.of(ON_BUSINESSES.lines().toList(), LOOKS, ON_HIMSELF, FOR_THE_SERVICE, UPKEEP)) {
      for (String call : calls) {
        tried.add(call.replaceFirst("^.*\\| ", "").replaceFirst("\\(.*$", ""));
      }
    }

    assertThat(catalog.functions())
        .filteredOn(name -> name.startsWith("signalcraft."))
        .map(name -> name.substring("signalcraft.".length()))
        .containsExactlyInAnyOrderElementsOf(tried);
  }

  @Test
  void keys_are_told_that_they_need_a_user_and_not_whose_plan_it_is() throws SQLException {
    for (Standing standing : everybody()) {
      if (isKey(standing)) {
        try (CallerSession session = CallerSession.open(database, standing.caller())) {
          assertThat(session.attempt("select * from signalcraft.plan_usage()").message())
              .isEqualTo("this needs a user, not a key or the service");
        }
      }
    }
  }
}
