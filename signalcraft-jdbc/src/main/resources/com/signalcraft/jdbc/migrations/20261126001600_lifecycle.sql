-- Retention, clean-up, export, anonymisation, erasure.

-- ---- retention: months are detached (an instant), then rolled up where nobody waits for it

-- Partitions of kpi_data that were detached, and how far each is.
create table signalcraft_private.archived_points (
  table_name   text primary key,
  -- Its rows are before this.
  upper_bound  timestamptz not null,
  detached_at  timestamptz not null default now(),
  rolled_up_at timestamptz
);

alter table signalcraft_private.archived_points enable row level security;

-- Takes one partition of kpi_data out, to the archive.
create function signalcraft_private.archive_partition(p_name text, p_upper_bound timestamptz)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  -- A period can be archived again, when points of it came late.
  v_name text := p_name || '_' || to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDDHH24MISSUS');
  v_index record;
begin
  execute format('alter table public.kpi_data detach partition signalcraft_parts.%I', p_name);
  execute format('alter table signalcraft_parts.%I rename to %I', p_name, v_name);
  -- Its indexes come along, and their names must be free there, too.
  for v_index in
    select c.relname as name, row_number() over (order by c.relname) as number
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where i.indrelid = format('signalcraft_parts.%I', v_name)::regclass
  loop
    execute format(
      'alter index signalcraft_parts.%I rename to %I',
      v_index.name, v_name || '_idx' || v_index.number);
  end loop;
  execute format('alter table signalcraft_parts.%I set schema signalcraft_archive', v_name);
  insert into signalcraft_private.archived_points (table_name, upper_bound)
  values (v_name, p_upper_bound);
end
$$;

-- Detaches the points of the months before the hot ones; gives how many partitions. Until they are
-- rolled up by apply_retention() they are in neither place.
create function signalcraft.detach_points(p_hot_months integer)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_boundary timestamptz := signalcraft_private.period_start(now(), 'month', -p_hot_months);
  v_past record;
  v_part record;
  v_start timestamptz;
  v_end timestamptz;
  v_has_rows boolean;
  v_detached integer := 0;
begin
  perform signalcraft_private.require_service();
  if p_hot_months not between 1 and 1200 then
    perform signalcraft_private.fail('PT400', 'must be between 1 and 1200', 'hot_months');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.upkeep', 0));
  -- Rather fail, and be called again, than queue up before everybody else.
  perform set_config('lock_timeout', '3s', true);

  select * into strict v_past
  from signalcraft_private.partition_bounds('kpi_data') b
  where b.name = 'kpi_data_past';
  execute format(
    'select exists (select from signalcraft_parts.kpi_data_past where timestamp < %L)', v_boundary
  ) into v_has_rows;
  if not v_has_rows and v_past.upper_bound >= v_boundary then
    return 0;
  end if;

  for v_part in
    select *
    from signalcraft_private.partition_bounds('kpi_data') b
    where b.name <> 'kpi_data_past'
      and b.upper_bound <= v_boundary
    order by b.lower_bound
  loop
    perform signalcraft_private.archive_partition(v_part.name, v_part.upper_bound);
    v_detached := v_detached + 1;
  end loop;
  -- The part before all months: taken out as it is, and an empty one in its place.
  if v_has_rows then
    perform signalcraft_private.archive_partition('kpi_data_past', least(v_boundary, v_past.upper_bound));
    v_detached := v_detached + 1;
  else
    drop table signalcraft_parts.kpi_data_past;
  end if;
  perform signalcraft_private.create_partition(
    'kpi_data', 'kpi_data_past', '1970-01-01 00:00+00', v_boundary);
  -- Where more months are hot than had partitions, these get one now, and their rows go there.
  v_start := v_boundary;
  while v_start < v_past.upper_bound loop
    v_end := signalcraft_private.period_start(v_start, 'month', 1);
    perform signalcraft_private.create_partition(
      'kpi_data', 'kpi_data_' || to_char(v_start at time zone 'UTC', 'YYYYMM'), v_start, v_end);
    v_start := v_end;
  end loop;
  if v_has_rows and v_past.upper_bound > v_boundary then
    perform signalcraft_private.return_hot_rows(v_boundary);
  end if;
  return v_detached;
end
$$;

-- Rows of the partition archived last that are not before a time go back to kpi_data.
create function signalcraft_private.return_hot_rows(p_from timestamptz)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
begin
  select a.table_name
  into strict v_name
  from signalcraft_private.archived_points a
  where a.table_name like 'kpi\_data\_past\_%'
  order by a.detached_at desc, a.table_name desc
  limit 1;
  execute format(
    'with moved as (delete from signalcraft_archive.%I where timestamp >= %L returning *) '
    'insert into public.kpi_data (id, business_id, source_id, timestamp, value, metadata, created_at) '
    'select id, business_id, source_id, timestamp, value, metadata, created_at from moved',
    v_name, p_from
  );
end
$$;

-- What a run of apply_retention() did to each source; empty between runs.
create table signalcraft_private.retention_changes (
  business_id uuid not null,
  source_id   uuid not null,
  points      bigint not null,
  written     bigint not null,
  dropped     bigint not null
);

alter table signalcraft_private.retention_changes enable row level security;

-- Adds the points of a detached partition to the days that there are.
create function signalcraft_private.roll_up(p_archived text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    $sql$
      with days as (
        select
          d.business_id,
          d.source_id,
          (d.timestamp at time zone 'UTC')::date as day,
          count(*) as count,
          sum(d.value) as sum,
          min(d.value) as min,
          max(d.value) as max,
          (array_agg(d.value order by d.timestamp desc, d.id desc))[1] as last,
          max(d.timestamp) as last_timestamp,
          (array_agg(d.id order by d.timestamp desc, d.id desc))[1] as last_id
        from signalcraft_archive.%I d
        group by 1, 2, 3
      ),
      written as (
        insert into public.kpi_daily as k
          (business_id, source_id, day, count, sum, min, max, last, last_timestamp, last_id)
        select
          business_id, source_id, day, count, sum, min, max, last, last_timestamp, last_id
        from days
        on conflict (business_id, source_id, day) do update set
          count = k.count + excluded.count,
          sum = k.sum + excluded.sum,
          min = least(k.min, excluded.min),
          max = greatest(k.max, excluded.max),
          last = case
            when (excluded.last_timestamp, excluded.last_id) >= (k.last_timestamp, k.last_id)
            then excluded.last
            else k.last
          end,
          last_timestamp = greatest(k.last_timestamp, excluded.last_timestamp),
          last_id = case
            when (excluded.last_timestamp, excluded.last_id) >= (k.last_timestamp, k.last_id)
            then excluded.last_id
            else k.last_id
          end
      )
      insert into signalcraft_private.retention_changes
        (business_id, source_id, points, written, dropped)
      select business_id, source_id, sum(count), count(*), 0
      from days
      group by 1, 2
    $sql$,
    p_archived
  );
end
$$;

-- Rolls up what is detached, to days of UTC; drops days, and detached months, that are older than
-- is kept. Notes for each source what was done. Running it twice changes nothing more.
create function signalcraft.apply_retention(p_keep_months integer)
returns table (
  points_rolled_up bigint,
  days_written     bigint,
  days_dropped     bigint
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kept_from timestamptz := signalcraft_private.period_start(now(), 'month', -p_keep_months);
  v_part record;
  v_source record;
begin
  perform signalcraft_private.require_service();
  if p_keep_months not between 1 and 1200 then
    perform signalcraft_private.fail('PT400', 'must be between 1 and 1200', 'keep_months');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.upkeep', 0));

  for v_part in
    select a.table_name
    from signalcraft_private.archived_points a
    where a.rolled_up_at is null
    order by a.upper_bound, a.table_name
  loop
    perform signalcraft_private.roll_up(v_part.table_name);
    update signalcraft_private.archived_points a
    set rolled_up_at = now()
    where a.table_name = v_part.table_name;
  end loop;

  with dropped as (
    delete from public.kpi_daily d
    where d.day < (v_kept_from at time zone 'UTC')::date
    returning d.business_id, d.source_id
  )
  insert into signalcraft_private.retention_changes
    (business_id, source_id, points, written, dropped)
  select d.business_id, d.source_id, 0, 0, count(*)
  from dropped d
  group by d.business_id, d.source_id;

  for v_part in
    select a.table_name
    from signalcraft_private.archived_points a
    where a.upper_bound <= v_kept_from
  loop
    execute format('drop table signalcraft_archive.%I', v_part.table_name);
    delete from signalcraft_private.archived_points a where a.table_name = v_part.table_name;
  end loop;

  -- What was left of removed sources is nobody's to know of.
  points_rolled_up := 0;
  days_written := 0;
  days_dropped := 0;
  for v_source in
    select
      c.business_id,
      c.source_id,
      sum(c.points)::bigint as points,
      sum(c.written)::bigint as written,
      sum(c.dropped)::bigint as dropped
    from signalcraft_private.retention_changes c
    join public.kpi_sources s on s.id = c.source_id
    where s.deleted_at is null
    group by c.business_id, c.source_id, s.ordinal
    order by s.ordinal
  loop
    perform signalcraft_private.write_audit(
      v_source.business_id,
      'delete',
      'kpi_data',
      v_source.source_id,
      jsonb_build_object('rolled_up', v_source.points, 'days_dropped', v_source.dropped)
    );
    points_rolled_up := points_rolled_up + v_source.points;
    days_written := days_written + v_source.written;
    days_dropped := days_dropped + v_source.dropped;
  end loop;
  delete from signalcraft_private.retention_changes;
  return next;
end
$$;

-- Drops the months of the audit log, the idempotency keys, the jobs and the removed sources that
-- are older than the settings keep; gives how many rows and months went. Of several at once the
-- others do nothing and give null.
create function signalcraft.clean_up()
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

-- ---- export

-- Notes that all data of a business is taken out; the rows are then read under the caller's rights.
create function signalcraft.export_business(p_business_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_business(p_business_id, 'export');
  perform signalcraft_private.write_audit(p_business_id, 'view', 'business', p_business_id);
end
$$;

-- What was used in a business, whoever paid.
create function signalcraft.export_business_usage(p_business_id uuid)
returns setof public.usage_tracking
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_business(p_business_id, 'export');
  return query
    select u.*
    from public.usage_tracking u
    where u.business_id = p_business_id
    order by u.period, u.metric;
end
$$;

-- Whether a user's own data is the caller's to take out or to take away: his own, or any for the
-- service.
create function signalcraft_private.require_himself(p_user_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from public.user_profiles p where p.id = p_user_id)
     or not (
       signalcraft_private.is_service()
       or p_user_id is not distinct from signalcraft_private.user_id()
     ) then
    perform signalcraft_private.fail_not_found('user', p_user_id);
  end if;
end
$$;

-- What a user created or did in businesses that he may have left since.
create function signalcraft.export_user_alerts(p_user_id uuid)
returns setof public.alerts
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_himself(p_user_id);
  return query
    select a.*
    from public.alerts a
    join public.businesses b on b.id = a.business_id
    join public.kpi_sources s on s.id = a.source_id
    where a.created_by = p_user_id
      and a.deleted_at is null
      and s.deleted_at is null
      and b.deleted_at is null
    order by b.created_at, b.ordinal, a.created_at, a.ordinal;
end
$$;

create function signalcraft.export_user_anomalies(p_user_id uuid)
returns setof public.anomalies
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_himself(p_user_id);
  return query
    select a.*
    from public.anomalies a
    join public.businesses b on b.id = a.business_id
    join public.kpi_sources s on s.id = a.source_id
    where a.acknowledged_by = p_user_id
      and s.deleted_at is null
      and b.deleted_at is null
    order by b.created_at, b.ordinal, a.timestamp, a.ordinal;
end
$$;

create function signalcraft.export_user_api_keys(p_user_id uuid)
returns table (
  id           uuid,
  business_id  uuid,
  name         text,
  permissions  text[],
  last_used_at timestamptz,
  expires_at   timestamptz,
  created_by   uuid,
  created_at   timestamptz
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_himself(p_user_id);
  return query
    select k.id, k.business_id, k.name, k.permissions, k.last_used_at, k.expires_at, k.created_by,
           k.created_at
    from public.api_keys k
    join public.businesses b on b.id = k.business_id
    where k.created_by = p_user_id
      and k.revoked_at is null
      and b.deleted_at is null
    order by b.created_at, b.ordinal, k.created_at, k.ordinal;
end
$$;

create function signalcraft.export_user_audit_logs(p_user_id uuid)
returns setof public.audit_logs
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_himself(p_user_id);
  return query
    select a.*
    from public.audit_logs a
    where a.user_id = p_user_id
    order by a.created_at, a.ordinal;
end
$$;

-- ---- anonymisation and erasure

-- Empties the columns of an account that may identify a person, as far as it has them: those of
-- Supabase's auth.users and our own. Its sessions and identities go.
create function signalcraft_private.anonymise_account(p_user_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_column record;
  v_table text;
begin
  update auth.users u
  set email = p_user_id || '@anonymised.invalid',
      encrypted_password = null,
      updated_at = now()
  where u.id = p_user_id;
  for v_column in
    select
      a.attname as name,
      case when a.atttypid = 'jsonb'::regtype then $v$'{}'::jsonb$v$ else 'null' end as empty
    from pg_attribute a
    where a.attrelid = 'auth.users'::regclass
      and a.attname in ('raw_user_meta_data', 'phone', 'phone_change', 'email_change')
      and not a.attisdropped
  loop
    execute format('update auth.users set %I = %s where id = $1', v_column.name, v_column.empty)
    using p_user_id;
  end loop;
  foreach v_table in array array['auth.identities', 'auth.sessions', 'auth.mfa_factors'] loop
    if to_regclass(v_table) is not null then
      execute format('delete from %s where user_id = $1', v_table::regclass) using p_user_id;
    end if;
  end loop;
end
$$;

-- Takes out what identifies a user and keeps his rows; a second time changes nothing. He can no
-- longer sign in.
create function signalcraft.anonymise_user(p_user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_himself(p_user_id);
  update public.user_profiles p
  set full_name = null,
      avatar_url = null,
      anonymised_at = now(),
      deleted_at = now()
  where p.id = p_user_id
    and p.anonymised_at is null;
  if not found then
    return;
  end if;
  perform signalcraft_private.anonymise_account(p_user_id);
  update public.audit_logs a
  set ip_address = null,
      user_agent = null
  where a.user_id = p_user_id
    and (a.ip_address is not null or a.user_agent is not null);
  perform signalcraft_private.write_audit_of_nobody(
    null,
    'update',
    'user_profile',
    p_user_id,
    jsonb_build_object('columns', jsonb_build_array('email', 'full_name', 'avatar_url'))
  );
end
$$;

-- Takes out a business with all its data; its audit log stays, with nobody in it. What was used in
-- it still counts for its owner's month.
create function signalcraft_private.erase_business(p_business_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  with gone as (
    delete from public.usage_tracking u
    where u.business_id = p_business_id
    returning u.user_id, u.metric, u.value, u.period, u.created_at
  )
  insert into public.usage_tracking as k (user_id, business_id, metric, value, period, created_at)
  select g.user_id, null, g.metric, g.value, g.period, g.created_at
  from gone g
  on conflict (user_id, period, metric, business_id) do update
    set value = k.value + excluded.value;
  -- Takes everything that refers to it, archived months included; a trigger notes it.
  delete from public.businesses b where b.id = p_business_id;
  update public.audit_logs a
  set user_id = null,
      ip_address = null,
      user_agent = null
  where a.business_id = p_business_id;
end
$$;

create function signalcraft.erase_business(p_business_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not signalcraft_private.is_service() then
    perform signalcraft_private.require_business(p_business_id, 'remove_business');
  elsif not exists (select from public.businesses b where b.id = p_business_id) then
    -- The service erases what was removed before, too.
    perform signalcraft_private.fail_not_found('business', p_business_id);
  end if;
  perform signalcraft_private.erase_business(p_business_id);
end
$$;

-- Takes out a user and all that is his alone. A business of his with other joined members goes to
-- the one of the highest role who joined first; his other businesses are erased.
create function signalcraft.erase_user(p_user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid;
  v_heir uuid;
begin
  perform signalcraft_private.require_himself(p_user_id);
  -- Who makes him an owner at the same time has locked the business: wait, and hand that on too.
  perform 1
  from public.businesses b
  where exists (
    select
    from public.business_members m
    where m.business_id = b.id
      and m.user_id = p_user_id
  )
  order by b.id
  for no key update;
  for v_business in
    select b.id
    from public.businesses b
    where b.owner_id = p_user_id
    order by b.created_at, b.ordinal
    for update
  loop
    -- Locked: an heir who leaves at the same time must not be left an owner without membership.
    select m.user_id
    into v_heir
    from public.business_members m
    where m.business_id = v_business
      and m.user_id <> p_user_id
      and m.joined_at is not null
    order by signalcraft_private.role_rank(m.role) desc, m.joined_at, m.ordinal
    limit 1
    for update;
    if found then
      perform signalcraft_private.hand_over(v_business, v_heir);
    else
      perform signalcraft_private.erase_business(v_business);
    end if;
  end loop;
  -- Memberships, notifications, plan, usage go with the account; what he made stays without him.
  delete from auth.users u where u.id = p_user_id;
  -- What the trigger has noted of the hand-over, too.
  update public.audit_logs a
  set user_id = nullif(a.user_id, p_user_id),
      resource_id = nullif(a.resource_id, p_user_id),
      ip_address = null,
      user_agent = null
  where a.user_id = p_user_id
     or a.resource_id = p_user_id
     or (a.created_at = now() and a.resource = 'business' and a.details = '{"columns": ["owner_id"]}');
  perform signalcraft_private.write_audit_of_nobody(null, 'delete', 'user_profile', null);
end
$$;
