package com.signalcraft.jdbc.security;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Two tenants, {@code a} and {@code b}, of the same make, with something of each kind: members of
 * each role, sources (one of them removed), points, days, forecasts, anomalies, alerts, keys of
 * each kind, notifications, usage, states and deliveries of alerts, and a business that was
 * removed; and an {@code outsider} without any business. Everything has a name, and the name an id.
 */
final class Tenants {

  static final List<String> ROLES = List.of("owner", "admin", "editor", "viewer");
  static final List<String> KEYS = List.of("read", "write", "both", "revoked", "expired");

  private static final Pattern NAME = Pattern.compile("@\\{([a-z][a-z0-9._-]*)}");

  private static final String OUTSIDE =
      """
      insert into auth.users (id, email) values (@{outsider}, 'outsider@example.com');
      insert into public.news_articles (title, url, source, published_at)
        values ('Coffee', 'https://example.com/1', 'Wire', now());
      insert into public.weather_data (location, timestamp)
        values ('{"city": "Oslo", "country": "Norway"}', now());
      insert into public.market_data (symbol, timestamp, price) values ('EUR', now(), 1.1);
      """;

  /** With {@code <t>} for the tenant's name. */
  private static final String PEOPLE =
      """
      insert into auth.users (id, email, raw_user_meta_data)
        select u.id, u.name || '@example.com', jsonb_build_object('full_name', 'Name of ' || u.name)
        from (values (@{t.owner}, '<t>.owner'), (@{t.admin}, '<t>.admin'), (@{t.editor}, '<t>.editor'),
                     (@{t.viewer}, '<t>.viewer'), (@{t.pending}, '<t>.pending')) u (id, name);
      update public.subscriptions
        set tier = 'enterprise', stripe_customer_id = 'cus_<t>', stripe_subscription_id = 'sub_<t>'
        where user_id = @{t.owner};
      insert into public.businesses (id, owner_id, name, description, settings) values
        (@{t}, @{t.owner}, 'Business <t>', 'secret of <t>', '{"note": "secret of <t>"}'),
        (@{t.gone}, @{t.owner}, 'Removed business <t>', 'secret of <t>', '{}');
      insert into public.business_members (id, business_id, user_id, role, invited_by, joined_at)
        values
        (@{t.member.admin}, @{t}, @{t.admin}, 'admin', @{t.owner}, now()),
        (@{t.member.editor}, @{t}, @{t.editor}, 'editor', @{t.owner}, now()),
        (@{t.member.viewer}, @{t}, @{t.viewer}, 'viewer', @{t.admin}, now()),
        (@{t.member.pending}, @{t}, @{t.pending}, 'editor', @{t.admin}, null),
        (@{t.member.gone}, @{t.gone}, @{t.viewer}, 'viewer', @{t.owner}, now());
      insert into public.api_keys
          (id, business_id, name, key_hash, permissions, created_by, revoked_at, expires_at)
        select k.id, @{t}, k.name, encode(sha256(convert_to('secret of ' || k.name, 'UTF8')), 'hex'),
               k.permissions, @{t.admin}, k.revoked_at, k.expires_at
        from (values
          (@{t.key.read}, '<t>.key.read', '{read}'::text[], null::timestamptz, null::timestamptz),
          (@{t.key.write}, '<t>.key.write', '{write}', null, null),
          (@{t.key.both}, '<t>.key.both', '{read,write}', null, now() + interval '1 day'),
          (@{t.key.revoked}, '<t>.key.revoked', '{read,write}', now() - interval '1 hour', null),
          (@{t.key.expired}, '<t>.key.expired', '{read,write}', null, now() - interval '1 hour')
        ) k (id, name, permissions, revoked_at, expires_at);
      insert into public.usage_tracking (user_id, business_id, metric, value, period)
        values (@{t.owner}, @{t}, 'api_calls', 7, '2026-01');
      """;

  private static final String ROWS =
      """
      insert into public.kpi_sources (id, business_id, name, type, config, is_active, deleted_at)
        values
        (@{t.source}, @{t}, 'Source of <t>', 'revenue', '{"key": "secret of <t>"}', true, null),
        (@{t.source.idle}, @{t}, 'Idle source of <t>', 'custom', '{}', false, null),
        (@{t.source.removed}, @{t}, 'Removed source of <t>', 'custom', '{}', true, now()),
        (@{t.source.gone}, @{t.gone}, 'Source of what is gone of <t>', 'custom', '{}', true, null);
      insert into public.kpi_data (id, business_id, source_id, timestamp, value, metadata)
        select gen_random_uuid(), s.business_id, s.id, now() - n * interval '1 day', n * 1000,
               '{"shop": "secret of <t>"}'
        from public.kpi_sources s, generate_series(1, 3) n
        where s.business_id in (@{t}, @{t.gone});
      insert into public.kpi_daily
          (business_id, source_id, day, count, sum, min, max, last, last_timestamp, last_id)
        select s.business_id, s.id, current_date - 400, 1, 5, 5, 5, 5, now(), gen_random_uuid()
        from public.kpi_sources s
        where s.business_id in (@{t}, @{t.gone});
      insert into public.forecasts (business_id, source_id, forecast_date, predicted_value)
        select s.business_id, s.id, now(), 7
        from public.kpi_sources s
        where s.business_id in (@{t}, @{t.gone});
      insert into public.anomalies
          (business_id, source_id, timestamp, actual_value, expected_value, deviation_score)
        select s.business_id, s.id, now(), 1, 2, 3
        from public.kpi_sources s
        where s.business_id in (@{t}, @{t.gone}) and s.id <> @{t.source};
      insert into public.anomalies
          (id, business_id, source_id, timestamp, actual_value, expected_value, deviation_score)
        values (@{t.anomaly}, @{t}, @{t.source}, now(), 1, 2, 3);
      insert into public.alerts
          (id, business_id, source_id, name, condition, threshold, created_by, deleted_at)
        values
        (@{t.alert}, @{t}, @{t.source}, 'Alert of <t>', 'above', 1, @{t.editor}, null),
        (@{t.alert.removed}, @{t}, @{t.source}, 'Removed alert of <t>', 'above', 1, @{t.editor}, now()),
        (@{t.alert.hidden}, @{t}, @{t.source.removed}, 'Hidden alert of <t>', 'above', 1, null, null),
        (@{t.alert.gone}, @{t.gone}, @{t.source.gone}, 'Gone alert of <t>', 'above', 1, null, null);
      insert into public.notifications (user_id, business_id, alert_id, type, title, message)
        select m.user_id, m.business_id, null, 'system', 'Note of <t>', 'secret of <t>'
        from public.business_members m
        where m.business_id in (@{t}, @{t.gone});
      insert into public.alert_states
          (alert_id, business_id, phase, since, evaluated_until, value, message, memory)
        select a.id, a.business_id, 'firing', now(), now(), 7, 'secret of <t>',
               convert_to('secret of <t>', 'UTF8')
        from public.alerts a
        where a.business_id in (@{t}, @{t.gone});
      insert into public.alert_deliveries (id, business_id, channel, event, status)
        select d.id, d.business_id, 'hook', '{"message": "secret of <t>"}', d.status
        from (values (@{t.delivery}, @{t}, 'pending'), (@{t.delivery.dead}, @{t}, 'dead'),
                     (@{t.delivery.gone}, @{t.gone}, 'pending')) d (id, business_id, status);
      insert into public.ingest_batches (business_id, idempotency_key, request_hash, answer)
        values (@{t}, 'batch of <t>', sha256('x'), '{"inserted": 1}');
      insert into public.forecast_jobs
          (id, business_id, requested_by, source_ids, horizon_days, open_ids)
        values (@{t.job}, @{t}, @{t.editor}, array[@{t.source}], 7, array[@{t.source}]);
      update public.businesses set deleted_at = now() where id = @{t.gone};
      """;

  private Tenants() {}

  /** A database with both tenants. */
  static TestDatabase create() {
    TestDatabase database = TestDatabase.create();
    database.execute(named(OUTSIDE));
    for (String tenant : List.of("a", "b")) {
      database.execute(of(tenant, PEOPLE));
      database.execute(of(tenant, ROWS));
    }
    return database;
  }

  /** The id that belongs to a name. */
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** SQL with names in braces, with ids in their place. */
  static String named(String sql) {
    return NAME.matcher(sql).replaceAll(match -> "'" + id(match.group(1)) + "'::uuid");
  }

  private static String of(String tenant, String sql) {
    return named(sql.replace("@{t", "@{" + tenant).replace("<t>", tenant));
  }
}
