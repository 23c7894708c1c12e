-- The schema on a Citus cluster, distributed by business_id: what docs/scaling.md explains.
-- A plan, not yet a feature: step 2 is refused until the policies that are named there are
-- rewritten. A test runs step 1 on PostgreSQL and holds every table, key, foreign key, trigger and
-- policy against Citus' rules, so that this file and the migrations cannot drift apart.

-- ==== 1. PostgreSQL, before anything is distributed

-- Every unique key of a distributed table contains business_id.
alter table public.forecasts
  drop constraint forecasts_pkey,
  add primary key (business_id, id);

alter table public.anomalies
  drop constraint anomalies_pkey,
  add primary key (business_id, id);

-- Who asks by an id alone asks all shards.
create index idx_forecasts_id on public.forecasts (id);
create index idx_anomalies_id on public.anomalies (id);

-- A distributed table has no foreign key to a table of the coordinator.
alter table public.kpi_data
  drop constraint kpi_data_business_id_source_id_fkey;
alter table public.kpi_daily
  drop constraint kpi_daily_business_id_source_id_fkey;
alter table public.forecasts
  drop constraint forecasts_business_id_source_id_fkey,
  drop constraint forecasts_business_id_fkey;
alter table public.anomalies
  drop constraint anomalies_business_id_source_id_fkey,
  drop constraint anomalies_business_id_fkey,
  drop constraint anomalies_acknowledged_by_fkey;

-- What they did: with a source, or with its business, all that hangs on it goes. The tables that
-- have these triggers stay on the coordinator; each statement goes to one shard.
create function signalcraft_private.forget_source()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from public.kpi_data d where d.business_id = old.business_id and d.source_id = old.id;
  delete from public.kpi_daily d where d.business_id = old.business_id and d.source_id = old.id;
  delete from public.forecasts f where f.business_id = old.business_id and f.source_id = old.id;
  delete from public.anomalies a where a.business_id = old.business_id and a.source_id = old.id;
  return null;
end
$$;

create trigger forget_source
  after delete on public.kpi_sources
  for each row
  execute function signalcraft_private.forget_source();

-- And with a user his name at what he acknowledged, on all shards.
create function signalcraft_private.forget_acknowledger()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.anomalies a set acknowledged_by = null where a.acknowledged_by = old.id;
  return null;
end
$$;

create trigger forget_acknowledger
  after delete on auth.users
  for each row
  execute function signalcraft_private.forget_acknowledger();

revoke execute
  on function signalcraft_private.forget_source(), signalcraft_private.forget_acknowledger()
  from public;

-- ==== 2. Citus

select create_distributed_table('public.kpi_data', 'business_id');
select create_distributed_table('public.kpi_daily', 'business_id', colocate_with => 'public.kpi_data');
select create_distributed_table('public.forecasts', 'business_id', colocate_with => 'public.kpi_data');
select create_distributed_table('public.anomalies', 'business_id', colocate_with => 'public.kpi_data');

-- Refused until they have no subquery:
-- policy: public.kpi_data viewer_select
-- policy: public.kpi_daily viewer_select
-- policy: public.forecasts viewer_select
-- policy: public.anomalies viewer_select

-- Stays on the coordinator, as it is:
-- local: public.alert_deliveries, public.alert_runs, public.alert_states, public.alerts
-- local: public.api_keys, public.audit_logs, public.business_members, public.businesses
-- local: public.forecast_jobs, public.ingest_batches, public.kpi_sources, public.market_data
-- local: public.news_articles, public.notifications, public.subscriptions, public.usage_tracking
-- local: public.user_profiles, public.weather_data, auth.users
-- local: signalcraft_private.archived_points, signalcraft_private.news_urls
-- local: signalcraft_private.partitioned_tables, signalcraft_private.plan_limits
-- local: signalcraft_private.retention_changes, signalcraft_private.rights
-- local: signalcraft_private.schema_history, signalcraft_private.settings
