-- Evaluating alerts: settings, where each stands, whose turn it is, and what is on its way to
-- people.

-- 100 silences with reasons of 200 characters are 100 KB at the most.
alter table public.alerts
  add column settings jsonb not null default '{}'
    constraint alerts_settings_check
    check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 131072);

insert into signalcraft_private.settings (key, value, description) values
  ('delivered_alert.keep_days', '7', 'days that it is kept what was delivered of alerts'),
  ('dead_alert.keep_days', '90', 'days that it is kept what of alerts could not be delivered');

-- Where an alert stands. What members see, and what the next evaluation goes on from, which they
-- do not.
create table public.alert_states (
  alert_id        uuid primary key,
  business_id     uuid not null,
  phase           text not null
                  check (phase in ('ok', 'pending', 'firing', 'recovering', 'no_data', 'error')),
  -- By the time of the points.
  since           timestamptz not null check (isfinite(since)),
  evaluated_until timestamptz not null check (isfinite(evaluated_until)),
  value           double precision
                  check (value > '-infinity' and value < 'infinity'),
  message         text not null check (char_length(message) <= 1000 and btrim(message) <> ''),
  memory          bytea not null check (octet_length(memory) <= 65536),
  updated_at      timestamptz not null default now(),
  foreign key (business_id, alert_id)
    references public.alerts (business_id, id) on delete cascade
);

create index idx_alert_states_business on public.alert_states (business_id, alert_id);

-- Whose turn it is. A business gets its row with its first active alert.
create table public.alert_runs (
  business_id  uuid primary key references public.businesses (id) on delete cascade,
  -- Moved on by each commit, which must name the one that it goes on from, and by each change of an
  -- alert.
  version      bigint not null default 0,
  leased_until timestamptz,
  -- While there is a lease, its end. Null where no alert is active, until one is.
  next_due     timestamptz check (isfinite(next_due))
);

create index idx_alert_runs_due on public.alert_runs (next_due, business_id);

-- What is told of alerts through channels.
create table public.alert_deliveries (
  id           uuid primary key,
  business_id  uuid not null references public.businesses (id) on delete cascade,
  channel      text not null check (char_length(channel) <= 100 and btrim(channel) <> ''),
  event        jsonb not null
               check (jsonb_typeof(event) = 'object' and octet_length(event::text) <= 1048576),
  status       text not null default 'pending' check (status in ('pending', 'delivered', 'dead')),
  attempts     integer not null default 0 check (attempts >= 0),
  -- While there is a lease, its end.
  next_attempt timestamptz not null default now() check (isfinite(next_attempt)),
  leased_until timestamptz,
  last_error   text check (char_length(last_error) <= 1000 and btrim(last_error) <> ''),
  -- When it was delivered or given up.
  settled_at   timestamptz,
  created_at   timestamptz not null default now(),
  ordinal      bigint not null generated always as identity
);

create index idx_alert_deliveries_due
  on public.alert_deliveries (next_attempt, ordinal)
  where status = 'pending';
create index idx_alert_deliveries_settled
  on public.alert_deliveries (status, settled_at)
  where status <> 'pending';
create index idx_alert_deliveries_business
  on public.alert_deliveries (business_id, status, settled_at desc, ordinal desc);

-- ---- rights: members and keys read where alerts stand; all else is the service's, which reads,
-- and writes by functions

grant insert (settings), update (settings) on public.alerts to authenticated;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['alert_states', 'alert_runs', 'alert_deliveries'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format(
      'revoke all on public.%I '
      'from public, anon, authenticated, service_role, signalcraft_api_key, signalcraft_worker',
      v_table
    );
    execute format('grant select on public.%I to service_role', v_table);
    execute format(
      'create policy service_all on public.%I for all to service_role using (true) with check (true)',
      v_table
    );
  end loop;
end
$$;

grant select (alert_id, business_id, phase, since, evaluated_until, value, message, updated_at)
  on public.alert_states to authenticated, signalcraft_api_key;

-- Of the alerts that the caller sees.
create policy viewer_select on public.alert_states
  for select to authenticated, signalcraft_api_key
  using (
    business_id = any ((select signalcraft_private.business_ids('viewer'))::uuid[])
    and exists (
      select
      from public.alerts a
      where a.business_id = alert_states.business_id
        and a.id = alert_states.alert_id
    )
  );

-- ---- what follows from a change of an alert

drop trigger touch on public.alerts;

create trigger touch
  before update
  of source_id, name, condition, threshold, timeframe, is_active, settings, deleted_at
  on public.alerts
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

drop trigger audit on public.alerts;

create trigger audit
  after insert or update on public.alerts
  for each row
  execute function signalcraft_private.audit(
    'alert', 'source_id', 'name', 'condition', 'threshold', 'timeframe', 'is_active', 'settings',
    'last_triggered');

-- Makes a business due now, and runs that are under way worthless: they have not seen the change.
create function signalcraft_private.make_due(p_business_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.alert_runs as r (business_id, version, next_due)
  values (p_business_id, 1, now())
  on conflict (business_id) do update
    set version = r.version + 1,
        leased_until = null,
        next_due = now();
end
$$;

-- An alert that is switched off or removed is forgotten with its state.
create function signalcraft_private.follow_alert()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.make_due(new.business_id);
  if new.deleted_at is not null or not new.is_active then
    delete from public.alert_states s where s.alert_id = new.id;
  end if;
  return null;
end
$$;

create trigger follow_insert
  after insert on public.alerts
  for each row
  execute function signalcraft_private.follow_alert();

create trigger follow_update
  after update
  of source_id, name, condition, threshold, timeframe, is_active, settings, deleted_at
  on public.alerts
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.follow_alert();

-- With a source its alerts go and come.
create function signalcraft_private.follow_source()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from public.alerts a
    where a.business_id = new.business_id
      and a.source_id = new.id
      and a.deleted_at is null
  ) then
    perform signalcraft_private.make_due(new.business_id);
    delete from public.alert_states s
    using public.alerts a
    where a.business_id = new.business_id
      and a.source_id = new.id
      and s.alert_id = a.id;
  end if;
  return null;
end
$$;

create trigger follow_deleted
  after update of deleted_at on public.kpi_sources
  for each row
  when ((old.deleted_at is null) <> (new.deleted_at is null))
  execute function signalcraft_private.follow_source();

-- A business that an operator brings back is evaluated again.
create function signalcraft_private.follow_business()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from public.alerts a where a.business_id = new.id) then
    perform signalcraft_private.make_due(new.id);
  end if;
  return null;
end
$$;

create trigger follow_return
  after update of deleted_at on public.businesses
  for each row
  when (old.deleted_at is not null and new.deleted_at is null)
  execute function signalcraft_private.follow_business();

-- The alerts that are there already.
insert into public.alert_runs (business_id, next_due)
select distinct a.business_id, now()
from public.alerts a
where a.is_active
  and a.deleted_at is null;

-- ---- runs

-- Refuses what a claim cannot ask for.
create function signalcraft_private.require_claim(p_limit integer, p_lease interval)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_service();
  if p_limit is null or p_limit not between 1 and 1000 then
    perform signalcraft_private.fail('PT400', 'must be between 1 and 1000', 'limit');
  end if;
  if p_lease is null or p_lease not between interval '1 second' and interval '1 hour' then
    perform signalcraft_private.fail('PT400', 'must be between 1 second and 1 hour', 'lease');
  end if;
end
$$;

-- Claims businesses that are due, the longest due first. Those that turn out to have no active
-- alert (any more) are laid aside until an alert of theirs is made, changed or brought back.
create function signalcraft.claim_alert_runs(p_limit integer, p_lease interval)
returns table (
  business_id  uuid,
  version      bigint,
  leased_until timestamptz,
  claimed_at   timestamptz
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_due uuid[];
  v_active uuid[];
  v_claimed uuid[] := '{}';
begin
  perform signalcraft_private.require_claim(p_limit, p_lease);
  loop
    select array_agg(d.business_id order by d.next_due, d.business_id)
    into v_due
    from (
      select r.business_id, r.next_due
      from public.alert_runs r
      where r.next_due <= now()
      order by r.next_due, r.business_id
      limit p_limit - cardinality(v_claimed)
      for update skip locked
    ) d;
    exit when v_due is null;
    select coalesce(array_agg(d.id order by d.position), '{}')
    into v_active
    from unnest(v_due) with ordinality as d (id, position)
    where exists (
      select
      from public.alerts a
      join public.kpi_sources s on s.business_id = a.business_id and s.id = a.source_id
      join public.businesses b on b.id = a.business_id
      where a.business_id = d.id
        and a.is_active
        and a.deleted_at is null
        and s.deleted_at is null
        and b.deleted_at is null
    );
    update public.alert_runs r
    set leased_until = null,
        next_due = null
    where r.business_id = any (v_due)
      and r.business_id <> all (v_active);
    update public.alert_runs r
    set leased_until = now() + p_lease,
        next_due = now() + p_lease
    where r.business_id = any (v_active);
    v_claimed := v_claimed || v_active;
    exit when cardinality(v_active) = cardinality(v_due);
  end loop;
  return query
    select r.business_id, r.version, r.leased_until, now()
    from unnest(v_claimed) with ordinality as c (id, position)
    join public.alert_runs r on r.business_id = c.id
    order by c.position;
end
$$;

-- The id of what follows from an event, so that it is there once: a UUID of version 3 of the
-- event's id and what it is for, a user or a channel.
create function signalcraft_private.event_id(p_event_id uuid, p_for text)
returns uuid
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hash bytea := decode(md5(convert_to(p_event_id || ':' || p_for, 'UTF8')), 'hex');
begin
  v_hash := set_byte(v_hash, 6, get_byte(v_hash, 6) & 15 | 48);
  v_hash := set_byte(v_hash, 8, get_byte(v_hash, 8) & 63 | 128);
  return encode(v_hash, 'hex')::uuid;
end
$$;

-- Keeps when alerts of a business fired, one event after the other; an earlier instant than the
-- one kept changes nothing.
create function signalcraft_private.note_fired(p_business_id uuid, p_events jsonb)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_fired record;
  v_source uuid;
begin
  for v_fired in
    select i.id::uuid as alert_id, (e.event ->> 'at')::timestamptz as at
    from jsonb_array_elements(p_events) with ordinality as e (event, position)
    cross join jsonb_array_elements_text(e.event -> 'alert_ids') with ordinality
               as i (id, position)
    where e.event ->> 'change' = 'fired'
    order by e.position, i.position
  loop
    update public.alerts a
    set last_triggered = v_fired.at
    where a.business_id = p_business_id
      and a.id = v_fired.alert_id
      and (a.last_triggered is null or a.last_triggered < v_fired.at)
    returning a.source_id into v_source;
    if found then
      perform signalcraft_private.tell(
        jsonb_build_object(
          'type', 'alert',
          'business_id', p_business_id,
          'source_id', v_source,
          'alert_id', v_fired.alert_id
        )
      );
    end if;
  end loop;
end
$$;

-- One notification of each event to each member who has joined, and can sign in.
create function signalcraft_private.notify_members(p_business_id uuid, p_events jsonb)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_notification record;
begin
  for v_notification in
    insert into public.notifications
      (id, user_id, business_id, alert_id, type, title, message, data)
    select
      signalcraft_private.event_id((e.event ->> 'id')::uuid, m.user_id::text),
      m.user_id,
      p_business_id,
      case
        when jsonb_array_length(e.event -> 'alert_ids') = 1
        then (e.event -> 'alert_ids' ->> 0)::uuid
      end,
      'alert',
      e.event ->> 'title',
      e.event ->> 'message',
      e.event -> 'data'
    from jsonb_array_elements(p_events) with ordinality as e (event, position)
    cross join public.business_members m
    join public.user_profiles u on u.id = m.user_id and u.anonymised_at is null
    where m.business_id = p_business_id
      and m.joined_at is not null
    order by e.position, m.ordinal
    on conflict (id) do nothing
    returning id, user_id
  loop
    perform signalcraft_private.tell(
      jsonb_build_object(
        'type', 'notification',
        'user_id', v_notification.user_id,
        'notification_id', v_notification.id
      )
    );
  end loop;
end
$$;

-- Keeps what an evaluation came to, all or nothing, where nobody has committed and no alert was
-- changed since the version that it goes on from. Each event of p_events has id, alert_ids, change,
-- at, title, message and data.
create function signalcraft.commit_alert_run(
  p_business_id     uuid,
  p_version         bigint,
  p_next_due        timestamptz,
  p_alert_ids       uuid[],
  p_phases          text[],
  p_since           timestamptz[],
  p_evaluated_until timestamptz[],
  p_values          double precision[],
  p_messages        text[],
  p_memories        bytea[],
  p_events          jsonb,
  p_channels        text[]
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_told uuid[];
  v_live uuid[];
  v_active uuid[];
  v_missing uuid;
begin
  perform signalcraft_private.require_service();
  if not exists (select from signalcraft.access(p_business_id)) then
    perform signalcraft_private.fail_not_found('business', p_business_id);
  end if;
  select coalesce(array_agg(i.id::uuid order by e.position, i.position), '{}')
  into v_told
  from jsonb_array_elements(p_events) with ordinality as e (event, position)
  cross join jsonb_array_elements_text(e.event -> 'alert_ids') with ordinality as i (id, position);
  -- Alerts before the run, as who changes an alert locks them: no two wait for each other.
  select coalesce(array_agg(l.id), '{}'), coalesce(array_agg(l.id) filter (where l.is_active), '{}')
  into v_live, v_active
  from (
    select a.id, a.is_active
    from public.alerts a
    join public.kpi_sources s on s.business_id = a.business_id and s.id = a.source_id
    where a.business_id = p_business_id
      and a.id = any (p_alert_ids || v_told)
      and a.deleted_at is null
      and s.deleted_at is null
    order by a.id
    for no key update of a
  ) l;
  insert into public.alert_runs (business_id)
  values (p_business_id)
  on conflict (business_id) do nothing;
  update public.alert_runs r
  set version = r.version + 1,
      leased_until = null,
      next_due = p_next_due
  where r.business_id = p_business_id
    and r.version = p_version;
  if not found then
    perform signalcraft_private.fail(
      'PT409',
      'version: the alerts were evaluated or changed by somebody else since; claim them anew'
    );
  end if;
  select i.id
  into v_missing
  from (
    select s.id, 0 as kind, s.position
    from unnest(p_alert_ids) with ordinality as s (id, position)
    where s.id <> all (v_active)
    union all
    select t.id, 1, t.position
    from unnest(v_told) with ordinality as t (id, position)
    where t.id <> all (v_live)
  ) i
  order by i.kind, i.position
  limit 1;
  if found then
    perform signalcraft_private.fail_not_found('alert', v_missing);
  end if;
  insert into public.alert_states
    (alert_id, business_id, phase, since, evaluated_until, value, message, memory)
  select i.alert_id, p_business_id, i.phase, i.since, i.evaluated_until, i.value, i.message, i.memory
  from unnest(p_alert_ids, p_phases, p_since, p_evaluated_until, p_values, p_messages, p_memories)
       as i (alert_id, phase, since, evaluated_until, value, message, memory)
  on conflict (alert_id) do update
    set phase = excluded.phase,
        since = excluded.since,
        evaluated_until = excluded.evaluated_until,
        value = excluded.value,
        message = excluded.message,
        memory = excluded.memory,
        updated_at = now();
  perform signalcraft_private.note_fired(p_business_id, p_events);
  perform signalcraft_private.notify_members(p_business_id, p_events);
  insert into public.alert_deliveries (id, business_id, channel, event)
  select signalcraft_private.event_id((e.event ->> 'id')::uuid, c.channel), p_business_id, c.channel,
         e.event
  from jsonb_array_elements(p_events) with ordinality as e (event, position)
  cross join unnest(p_channels) with ordinality as c (channel, position)
  order by e.position, c.position
  on conflict (id) do nothing;
end
$$;

-- ---- deliveries

-- Claims deliveries through some channels that are due, the longest due first; none of a removed
-- business.
create function signalcraft.claim_alert_deliveries(
  p_channels text[],
  p_limit    integer,
  p_lease    interval
)
returns setof public.alert_deliveries
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_claim(p_limit, p_lease);
  return query
    with due as (
      select d.id, d.next_attempt as due
      from public.alert_deliveries d
      join public.businesses b on b.id = d.business_id
      where d.status = 'pending'
        and d.channel = any (p_channels)
        and d.next_attempt <= now()
        and b.deleted_at is null
      order by d.next_attempt, d.ordinal
      limit p_limit
      for update of d skip locked
    ),
    claimed as (
      update public.alert_deliveries d
      set leased_until = now() + p_lease,
          next_attempt = now() + p_lease
      from due
      where d.id = due.id
      returning d.*
    )
    select c.*
    from claimed c
    join due on due.id = c.id
    order by due.due, c.ordinal;
end
$$;

-- Keeps how an attempt ended, counts it, and ends its lease. p_retry_at and p_error are null where
-- it was delivered, p_retry_at alone where it failed for good. What was delivered stays so.
create function signalcraft.settle_alert_delivery(
  p_delivery_id uuid,
  p_retry_at    timestamptz,
  p_error       text
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_service();
  if p_retry_at is not null and p_error is null then
    perform signalcraft_private.fail('PT400', 'is required', 'error');
  end if;
  update public.alert_deliveries d
  set attempts = d.attempts + 1,
      leased_until = null,
      next_attempt = coalesce(p_retry_at, d.next_attempt),
      last_error = p_error,
      status = case
        when p_error is null then 'delivered'
        when p_retry_at is null then 'dead'
        else 'pending'
      end,
      settled_at = case when p_retry_at is null then now() end
  where d.id = p_delivery_id
    and d.status <> 'delivered';
end
$$;

-- ---- clean-up

-- Drops the months of the audit log, the idempotency keys, the jobs, the removed sources and the
-- deliveries of alerts that are older than the settings keep; gives how many rows and months went.
-- Of several at once the others do nothing and give null.
create or replace function signalcraft.clean_up()
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_part record;
  v_count bigint;
  v_total bigint := 0;
  v_audit_from timestamptz := signalcraft_private.period_start(
    now(), 'month', -signalcraft_private.setting('audit.keep_months')::integer);
begin
  perform signalcraft_private.require_service();
  if not pg_try_advisory_xact_lock(hashtextextended('signalcraft.upkeep', 0)) then
    return null;
  end if;
  perform set_config('lock_timeout', '3s', true);

  delete from public.ingest_batches b
  where b.created_at
        < now() - signalcraft_private.setting('idempotency.keep_days')::integer * interval '1 day';
  get diagnostics v_count = row_count;
  v_total := v_total + v_count;

  delete from public.forecast_jobs j
  where j.created_at < now() - interval '7 days';
  get diagnostics v_count = row_count;
  v_total := v_total + v_count;

  delete from public.alert_deliveries d
  where d.status = 'delivered'
    and d.settled_at
        < now() - signalcraft_private.setting('delivered_alert.keep_days')::integer * interval '1 day'
     or d.status = 'dead'
    and d.settled_at
        < now() - signalcraft_private.setting('dead_alert.keep_days')::integer * interval '1 day';
  get diagnostics v_count = row_count;
  v_total := v_total + v_count;

  delete from public.kpi_sources s
  where s.deleted_at
        < now() - signalcraft_private.setting('removed_source.keep_days')::integer * interval '1 day';
  get diagnostics v_count = row_count;
  v_total := v_total + v_count;

  for v_part in
    select *
    from signalcraft_private.partition_bounds('audit_logs') b
    where b.name ~ '^audit_logs_\d{6}$'
      and b.upper_bound <= v_audit_from
  loop
    execute format('alter table public.audit_logs detach partition signalcraft_parts.%I', v_part.name);
    execute format('drop table signalcraft_parts.%I', v_part.name);
    v_total := v_total + 1;
  end loop;
  return v_total;
end
$$;

-- ---- who may call which function: whatever a server's defaults are

revoke execute
  on function signalcraft_private.make_due(uuid),
              signalcraft_private.follow_alert(),
              signalcraft_private.follow_source(),
              signalcraft_private.follow_business(),
              signalcraft_private.require_claim(integer, interval),
              signalcraft_private.event_id(uuid, text),
              signalcraft_private.note_fired(uuid, jsonb),
              signalcraft_private.notify_members(uuid, jsonb),
              signalcraft.claim_alert_runs(integer, interval),
              signalcraft.commit_alert_run(uuid, bigint, timestamptz, uuid[], text[], timestamptz[],
                                           timestamptz[], double precision[], text[], bytea[],
                                           jsonb, text[]),
              signalcraft.claim_alert_deliveries(text[], integer, interval),
              signalcraft.settle_alert_delivery(uuid, timestamptz, text)
  from public, anon, authenticated, service_role;

grant execute
  on function signalcraft.claim_alert_runs(integer, interval),
              signalcraft.commit_alert_run(uuid, bigint, timestamptz, uuid[], text[], timestamptz[],
                                           timestamptz[], double precision[], text[], bytea[],
                                           jsonb, text[]),
              signalcraft.claim_alert_deliveries(text[], integer, interval),
              signalcraft.settle_alert_delivery(uuid, timestamptz, text)
  to service_role;
