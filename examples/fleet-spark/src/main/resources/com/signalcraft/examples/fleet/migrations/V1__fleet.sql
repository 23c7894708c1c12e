-- What the nightly job and the stream may do in the library's tables, and where they keep what is
-- theirs. All of it is one role's, which owns nothing.

do $$
begin
  if not exists (select from pg_roles where rolname = 'signalcraft_fleet') then
    -- Logging in is for the operator to allow.
    create role signalcraft_fleet nologin noinherit;
  end if;
  -- Rows are staged in temporary tables. The library's functions search "pg_temp" last.
  execute format('grant temporary on database %I to signalcraft_fleet', current_database());
end
$$;

grant usage on schema signalcraft_fleet, public to signalcraft_fleet;

-- ---- what it reads

grant select (id, location, deleted_at) on public.businesses to signalcraft_fleet;
grant select (id, business_id, config, is_active, deleted_at)
  on public.kpi_sources to signalcraft_fleet;
grant select on public.kpi_data to signalcraft_fleet;

create policy fleet_select on public.businesses
  for select to signalcraft_fleet
  using (deleted_at is null);

create policy fleet_select on public.kpi_sources
  for select to signalcraft_fleet
  using (deleted_at is null);

create policy fleet_select on public.kpi_data
  for select to signalcraft_fleet
  using (true);

-- How many days of forecasts the plan of a business has: 0 for none, null for no limit. Everybody
-- else's plan stays unknown to the fleet.
create function signalcraft_fleet.forecast_days(p_business_id uuid)
returns integer
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select l.forecast_days
  from public.businesses b
  join signalcraft_private.plan_limits l
    on l.tier = signalcraft_private.effective_tier(b.owner_id)
  where b.id = p_business_id
$$;

-- ---- what it writes

grant insert (business_id, source_id, run_id, model_type, forecast_date, predicted_value,
              confidence_lower, confidence_upper, model_accuracy)
  on public.forecasts to signalcraft_fleet;

create policy fleet_insert on public.forecasts
  for insert to signalcraft_fleet
  with check (true);

-- Read, as a value that is there is compared with the new one. An acknowledgement cannot be
-- written.
grant select on public.anomalies to signalcraft_fleet;
grant insert (business_id, source_id, timestamp, actual_value, expected_value, deviation_score,
              severity)
  on public.anomalies to signalcraft_fleet;
grant update (actual_value, expected_value, deviation_score, severity)
  on public.anomalies to signalcraft_fleet;

create policy fleet_select on public.anomalies
  for select to signalcraft_fleet
  using (true);

create policy fleet_insert on public.anomalies
  for insert to signalcraft_fleet
  with check (true);

create policy fleet_update on public.anomalies
  for update to signalcraft_fleet
  using (true)
  with check (true);

-- A row for each series of a run: that it is there says that its forecasts are. The ids are as they
-- came, and without a foreign key: a series that belongs to no source is a row, too.
create table series (
  run_id         uuid not null,
  business_id    text not null,
  source_id      text not null,
  status         text not null check (status in ('made', 'failed')),
  reason         text,
  points         bigint not null,
  points_used    bigint not null,
  millis_taken   bigint not null,
  model_type     text,
  description    text,
  model_accuracy numeric,
  forecasts      integer not null,
  anomalies      integer not null,
  kept_at        timestamptz not null default now(),
  primary key (run_id, business_id, source_id)
);

alter table series enable row level security;
grant select, insert on series to signalcraft_fleet;

create policy fleet_select on series
  for select to signalcraft_fleet
  using (true);

create policy fleet_insert on series
  for insert to signalcraft_fleet
  with check (true);

-- Of which businesses the audit log tells that a run has saved forecasts.
create table noted_runs (
  run_id      uuid not null,
  business_id uuid not null references public.businesses (id) on delete cascade,
  primary key (run_id, business_id)
);

create index noted_runs_business_id on noted_runs (business_id);

alter table noted_runs enable row level security;

-- Notes in the audit log that a run saves forecasts of some businesses: an entry for each business
-- and run, as one for each of a million sources would be too many.
create function signalcraft_fleet.note_forecasts(p_run_id uuid, p_business_ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_added record;
begin
  for v_added in
    insert into signalcraft_fleet.noted_runs (run_id, business_id)
    select distinct p_run_id, i.business_id
    from unnest(p_business_ids) as i (business_id)
    order by i.business_id
    on conflict (run_id, business_id) do nothing
    returning business_id
  loop
    perform signalcraft_private.write_audit(
      v_added.business_id, 'create', 'forecast', p_run_id);
  end loop;
end
$$;

-- Notes in the audit log, and tells who listens, that anomalies were saved, as
-- signalcraft.save_anomalies() does.
create function signalcraft_fleet.note_anomalies(
  p_business_ids uuid[],
  p_source_ids   uuid[],
  p_actions      text[]
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
    signalcraft_private.write_audit(i.business_id, i.action, 'anomaly', i.source_id),
    signalcraft_private.tell(
      jsonb_build_object(
        'type', 'anomalies',
        'business_id', i.business_id,
        'source_id', i.source_id
      )
    )
  from unnest(p_business_ids, p_source_ids, p_actions) as i (business_id, source_id, action)
  where i.action in ('create', 'update');
end
$$;

revoke all on function forecast_days(uuid) from public;
revoke all on function note_forecasts(uuid, uuid[]) from public;
revoke all on function note_anomalies(uuid[], uuid[], text[]) from public;
grant execute
  on function forecast_days(uuid),
              note_forecasts(uuid, uuid[]),
              note_anomalies(uuid[], uuid[], text[])
  to signalcraft_fleet;
