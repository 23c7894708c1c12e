-- Grants and policies. Every table has row level security and, for each action and role, at most
-- one policy, with USING and WITH CHECK. The helper is in a subselect: an initial plan, evaluated
-- once a query. No caller chooses the id of a row: that one is taken would tell that it is there.

do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    'user_profiles', 'subscriptions', 'usage_tracking', 'businesses', 'business_members',
    'kpi_sources', 'kpi_data', 'kpi_daily', 'ingest_batches', 'forecast_jobs', 'forecasts',
    'anomalies', 'alerts', 'notifications', 'news_articles', 'weather_data', 'market_data',
    'api_keys', 'audit_logs'
  ] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format(
      'revoke all on public.%I '
      'from public, anon, authenticated, service_role, signalcraft_api_key, signalcraft_worker',
      v_table
    );
    -- The service works in all businesses, by a policy where the role has no BYPASSRLS. What is
    -- named here it reads, and writes by functions.
    execute format('grant select on public.%I to service_role', v_table);
    if v_table not in (
      'kpi_data', 'kpi_daily', 'ingest_batches', 'forecast_jobs', 'api_keys', 'audit_logs'
    ) then
      execute format('grant insert, update, delete on public.%I to service_role', v_table);
    end if;
    execute format(
      'create policy service_all on public.%I for all to service_role using (true) with check (true)',
      v_table
    );
  end loop;
end
$$;

-- Not even the service reads the hashes of keys.
revoke select on public.api_keys from service_role;
grant select (id, business_id, name, permissions, last_used_at, expires_at, revoked_at,
              created_by, created_at, ordinal)
  on public.api_keys to service_role;

grant usage
  on sequence signalcraft_private.news_articles_ordinal,
              signalcraft_private.weather_data_ordinal,
              signalcraft_private.market_data_ordinal
  to service_role;

-- ---- profiles, plans, usage: one's own

grant select on public.user_profiles to authenticated;
grant update (full_name, avatar_url, timezone) on public.user_profiles to authenticated;

create policy own_select on public.user_profiles
  for select to authenticated
  using (id = (select signalcraft_private.user_id()));

create policy own_update on public.user_profiles
  for update to authenticated
  using (id = (select signalcraft_private.user_id()) and anonymised_at is null)
  with check (id = (select signalcraft_private.user_id()));

grant select on public.subscriptions to authenticated;

create policy own_select on public.subscriptions
  for select to authenticated
  using (user_id = (select signalcraft_private.user_id()));

grant select on public.usage_tracking to authenticated;

create policy own_select on public.usage_tracking
  for select to authenticated
  using (user_id = (select signalcraft_private.user_id()));

-- ---- businesses

grant select on public.businesses to authenticated, signalcraft_api_key;
grant insert (owner_id, name, industry, description, location, settings)
  on public.businesses to authenticated;
grant update (name, industry, description, location, settings)
  on public.businesses to authenticated;

-- The owner by name, too: a business just made, whose membership the same statement cannot see.
create policy member_select on public.businesses
  for select to authenticated, signalcraft_api_key
  using (
    deleted_at is null
    and (
      id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
      or owner_id = (select signalcraft_private.user_id())
    )
  );

create policy self_insert on public.businesses
  for insert to authenticated
  with check (owner_id = (select signalcraft_private.user_id()));

create policy admin_update on public.businesses
  for update to authenticated
  using (id = any ((select signalcraft_private.business_ids('admin'))::uuid[]))
  with check (id = any ((select signalcraft_private.business_ids('admin'))::uuid[]));

-- ---- members: admins invite and change editors and viewers, the owner admins as well; nobody
-- joins but by accept_invitation(), and ownership moves by transfer_business() alone

grant select on public.business_members to authenticated, signalcraft_api_key;
grant insert (business_id, user_id, role, invited_by) on public.business_members to authenticated;
grant update (role) on public.business_members to authenticated;
grant delete on public.business_members to authenticated;

create policy member_select on public.business_members
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    or user_id = (select signalcraft_private.user_id())
    and business_id <> all ((select signalcraft_private.removed_business_ids())::uuid[])
  );

create policy admin_insert on public.business_members
  for insert to authenticated
  with check (
    joined_at is null
    and invited_by = (select signalcraft_private.user_id())
    and (
      role in ('viewer', 'editor')
      and business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[])
      or role = 'admin'
      and business_id = any ((select signalcraft_private.business_ids('owner'))::uuid[])
    )
  );

create policy admin_update on public.business_members
  for update to authenticated
  using (
    user_id <> (select signalcraft_private.user_id())
    and (
      role in ('viewer', 'editor')
      and business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[])
      or role = 'admin'
      and business_id = any ((select signalcraft_private.business_ids('owner'))::uuid[])
    )
  )
  with check (
    user_id <> (select signalcraft_private.user_id())
    and (
      role in ('viewer', 'editor')
      and business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[])
      or role = 'admin'
      and business_id = any ((select signalcraft_private.business_ids('owner'))::uuid[])
    )
  );

create policy admin_or_self_delete on public.business_members
  for delete to authenticated
  using (
    role <> 'owner'
    and user_id = (select signalcraft_private.user_id())
    and business_id <> all ((select signalcraft_private.removed_business_ids())::uuid[])
    or role in ('viewer', 'editor')
    and business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[])
    or role = 'admin'
    and business_id = any ((select signalcraft_private.business_ids('owner'))::uuid[])
  );

-- ---- sources: viewers read, editors write; removed by delete_source() alone

grant select on public.kpi_sources to authenticated, signalcraft_api_key;
grant insert (business_id, name, type, unit, config, is_active)
  on public.kpi_sources to authenticated;
grant update (name, unit, config, is_active) on public.kpi_sources to authenticated;

create policy viewer_select on public.kpi_sources
  for select to authenticated, signalcraft_api_key
  using (
    deleted_at is null
    and business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
  );

create policy editor_insert on public.kpi_sources
  for insert to authenticated
  with check (business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[]));

create policy editor_update on public.kpi_sources
  for update to authenticated
  using (
    deleted_at is null
    and business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[])
  )
  with check (business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[]));

-- ---- points, days, forecasts, anomalies: read here; written by push_points(), save_forecast(),
-- save_anomalies() and acknowledge_anomaly(), which check, count and note each call

grant select on public.kpi_data to authenticated, signalcraft_api_key;

create policy viewer_select on public.kpi_data
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  );

grant select on public.kpi_daily to authenticated, signalcraft_api_key;

create policy viewer_select on public.kpi_daily
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  );

grant select on public.forecasts to authenticated, signalcraft_api_key;

create policy viewer_select on public.forecasts
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  );

grant select on public.anomalies to authenticated, signalcraft_api_key;

create policy viewer_select on public.anomalies
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  );

-- ---- alerts: viewers and keys read, editors write; removed by delete_alert() alone

grant select on public.alerts to authenticated, signalcraft_api_key;
grant insert (business_id, source_id, name, condition, threshold, timeframe, is_active, created_by)
  on public.alerts to authenticated;
grant update (name, threshold, timeframe, is_active) on public.alerts to authenticated;

create policy viewer_select on public.alerts
  for select to authenticated, signalcraft_api_key
  using (
    deleted_at is null
    and business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  );

create policy editor_insert on public.alerts
  for insert to authenticated
  with check (
    business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
    and created_by = (select signalcraft_private.user_id())
  );

create policy editor_update on public.alerts
  for update to authenticated
  using (
    deleted_at is null
    and business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[])
    and source_id <> all ((select signalcraft_private.removed_source_ids())::uuid[])
  )
  with check (business_id = any ((select signalcraft_private.business_ids('editor'))::uuid[]));

-- ---- notifications: one's own, of which read_at can be set

grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;

create policy own_select on public.notifications
  for select to authenticated
  using (
    user_id = (select signalcraft_private.user_id())
    and (
      business_id is null
      or business_id <> all ((select signalcraft_private.removed_business_ids())::uuid[])
    )
  );

create policy own_update on public.notifications
  for update to authenticated
  using (
    user_id = (select signalcraft_private.user_id())
    and (
      business_id is null
      or business_id <> all ((select signalcraft_private.removed_business_ids())::uuid[])
    )
  )
  with check (user_id = (select signalcraft_private.user_id()));

-- ---- data from outside: the same for every known caller; not for keys that only write

grant select on public.news_articles, public.weather_data, public.market_data
  to authenticated, signalcraft_api_key;

create policy reader_select on public.news_articles
  for select to authenticated, signalcraft_api_key
  using (
    (select signalcraft_private.user_id()) is not null
    or (select cardinality(signalcraft_private.business_ids('viewer'))) > 0
  );

create policy reader_select on public.weather_data
  for select to authenticated, signalcraft_api_key
  using (
    (select signalcraft_private.user_id()) is not null
    or (select cardinality(signalcraft_private.business_ids('viewer'))) > 0
  );

create policy reader_select on public.market_data
  for select to authenticated, signalcraft_api_key
  using (
    (select signalcraft_private.user_id()) is not null
    or (select cardinality(signalcraft_private.business_ids('viewer'))) > 0
  );

-- ---- keys: admins read all but the hash; issued and revoked by functions

grant select (id, business_id, name, permissions, last_used_at, expires_at, revoked_at,
              created_by, created_at, ordinal)
  on public.api_keys to authenticated;

create policy admin_select on public.api_keys
  for select to authenticated
  using (business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[]));

-- ---- the audit log: admins read

grant select on public.audit_logs to authenticated;

create policy admin_select on public.audit_logs
  for select to authenticated
  using (business_id = any ((select signalcraft_private.business_ids('admin'))::uuid[]));

-- ---- the worker: partitions, roll-up, clean-up are functions; of rows it reads what alert and
-- anomaly runs need

grant select on public.businesses, public.kpi_sources, public.kpi_data, public.kpi_daily, public.alerts
  to signalcraft_worker;

create policy worker_select on public.businesses
  for select to signalcraft_worker
  using (deleted_at is null);

create policy worker_select on public.kpi_sources
  for select to signalcraft_worker
  using (deleted_at is null);

create policy worker_select on public.kpi_data
  for select to signalcraft_worker
  using (true);

create policy worker_select on public.kpi_daily
  for select to signalcraft_worker
  using (true);

create policy worker_select on public.alerts
  for select to signalcraft_worker
  using (deleted_at is null);
