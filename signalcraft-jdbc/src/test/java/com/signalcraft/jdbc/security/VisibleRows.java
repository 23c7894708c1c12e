package com.signalcraft.jdbc.security;

import com.signalcraft.jdbc.security.Standing.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows each caller may see, stated anew as conditions that the owner of the schema can ask
 * for without row level security.
 */
final class VisibleRows {

  private static final String MAY_NOT_ASK = "!";
  private static final String NONE = "none";

  private static final Map<String, String> CONDITIONS =
      Map.ofEntries(
          Map.entry(NONE, "false"),
          Map.entry("all", "true"),
          Map.entry("himself", "id = @{me}"),
          Map.entry("his", "user_id = @{me}"),
          Map.entry("his-live", "user_id = @{me} and business_id not in (@{a.gone}, @{b.gone})"),
          Map.entry("tenant", "id = @{t}"),
          Map.entry("tenants", "business_id = @{t}"),
          Map.entry("tenants-live", "business_id = @{t} and deleted_at is null"),
          Map.entry(
              "of-live-source",
              "business_id = @{t} and source_id not in (@{a.source.removed}, @{b.source.removed})"),
          Map.entry(
              "live-of-live-source",
              "business_id = @{t} and deleted_at is null"
                  + " and source_id not in (@{a.source.removed}, @{b.source.removed})"),
          Map.entry(
              "of-live-alert",
              "business_id = @{t} and alert_id not in (@{a.alert.removed}, @{b.alert.removed},"
                  + " @{a.alert.hidden}, @{b.alert.hidden})"),
          Map.entry("live", "deleted_at is null"));

  /** What each user sees; what members and admins see on top of it; keys that read; the worker. */
  private static final String STATED =
      """
      table             user     viewer              admin   key                 worker
      user_profiles     himself  none                none    !                   !
      subscriptions     his      none                none    !                   !
      usage_tracking    his      none                none    !                   !
      businesses        none     tenant              none    tenant              live
      business_members  his-live tenants             none    tenants             !
      kpi_sources       none     tenants-live        none    tenants-live        live
      kpi_data          none     of-live-source      none    of-live-source      all
      kpi_daily         none     of-live-source      none    of-live-source      all
      forecasts         none     of-live-source      none    of-live-source      !
      anomalies         none     of-live-source      none    of-live-source      !
      alerts            none     live-of-live-source none    live-of-live-source live
      notifications     his-live none                none    !                   !
      news_articles     all      none                none    all                 !
      weather_data      all      none                none    all                 !
      market_data       all      none                none    all                 !
      api_keys          none     none                tenants !                   !
      audit_logs        none     none                tenants !                   !
      dashboard_summary none     tenants             none    tenants             !
      alert_states      none     of-live-alert       none    of-live-alert       !
      alert_runs        !        !                   !       !                   !
      alert_deliveries  !        !                   !       !                   !
      ingest_batches    !        !                   !       !                   !
      forecast_jobs     !        !                   !       !                   !
      """;

  private static final Map<String, List<String>> TABLES = new HashMap<>();

  static {
    STATED
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(" +")))
        .forEach(columns -> TABLES.put("public." + columns.get(0), columns));
  }

  private VisibleRows() {}

  /** Whether anything is stated of a table. */
  static boolean areStatedOf(String table) {
    return TABLES.containsKey(table);
  }

  /** The condition of the rows that a caller sees; empty where he may not even ask. */
  static Optional<String> of(String table, Standing standing) {
    List<String> stated = TABLES.get(table);
    Kind kind = standing.kind();
    boolean key = standing.caller().role().equals("signalcraft_api_key");
    Stream<String> names =
        switch (kind) {
          case NOBODY -> Stream.of(MAY_NOT_ASK);
          case SERVICE -> Stream.of("all");
          case WORKER -> Stream.of(stated.get(5));
          case READ_KEY -> Stream.of(stated.get(4));
          case BLIND -> Stream.of(stated.get(key ? 4 : 1).equals(MAY_NOT_ASK) ? MAY_NOT_ASK : NONE);
          case USER -> stated.subList(1, 2).stream();
          case VIEWER, EDITOR -> stated.subList(1, 3).stream();
          case ADMIN, OWNER -> stated.subList(1, 4).stream();
        };
    List<String> seen = names.toList();
    if (seen.contains(MAY_NOT_ASK)) {
      return Optional.empty();
    }
    return Optional.of(
        standing.in(
            String.join(
                " or ", seen.stream().map(name -> "(" + CONDITIONS.get(name) + ")").toList())));
  }
}
