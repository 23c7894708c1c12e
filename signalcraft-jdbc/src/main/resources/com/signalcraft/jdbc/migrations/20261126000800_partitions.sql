-- Partitions: made ahead by a call that may run as often as one likes, on as many machines as one
-- likes. Each table has
--
--   <table>_past    everything before the first period
--   <table>_<from>  one period (a month: YYYYMM, a year: YYYY)
--   <table>_future  everything after the last period; empty as long as this is run in time
--
-- so that no row is without a place, and none is in a place that grows for ever.

create table signalcraft_private.partitioned_tables (
  table_name      text primary key,
  period          text not null check (period in ('month', 'year')),
  -- Keys of signalcraft_private.settings; no past periods where null.
  back_setting    text references signalcraft_private.settings (key),
  ahead_setting   text not null references signalcraft_private.settings (key)
);

alter table signalcraft_private.partitioned_tables enable row level security;

insert into signalcraft_private.partitioned_tables
  (table_name, period, back_setting, ahead_setting)
values
  ('kpi_data', 'month', 'points.months_back', 'points.months_ahead'),
  ('audit_logs', 'month', null, 'audit.months_ahead'),
  ('news_articles', 'year', 'external.years_back', 'external.years_ahead'),
  ('weather_data', 'year', 'external.years_back', 'external.years_ahead'),
  ('market_data', 'year', 'external.years_back', 'external.years_ahead');

create function signalcraft_private.setting(p_key text)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value text;
begin
  select s.value into strict v_value from signalcraft_private.settings s where s.key = p_key;
  return v_value;
end
$$;

-- The begin of the period that an instant is in, so many periods later; always of UTC.
create function signalcraft_private.period_start(
  p_at     timestamptz,
  p_period text,
  p_ahead  integer
)
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
  select (date_trunc(p_period, p_at at time zone 'UTC') + p_ahead * ('1 ' || p_period)::interval)
         at time zone 'UTC'
$$;

-- What a new partition must have: row level security, so that it cannot be read past its table,
-- and no grants.
create function signalcraft_private.create_partition(
  p_table text,
  p_name  text,
  p_from  timestamptz,
  p_to    timestamptz
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format(
    'create table signalcraft_parts.%I partition of public.%I for values from (%L) to (%L)',
    p_name, p_table, p_from, p_to
  );
  execute format('alter table signalcraft_parts.%I enable row level security', p_name);
  execute format(
    'revoke all on signalcraft_parts.%I '
    'from public, anon, authenticated, service_role, signalcraft_api_key, signalcraft_worker',
    p_name
  );
end
$$;

-- The partitions of a table with their bounds.
create function signalcraft_private.partition_bounds(p_table text)
returns table (
  name       text,
  lower_bound timestamptz,
  upper_bound timestamptz
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
  select c.relname::text,
         (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''([^'']+)''\)'))[1]::timestamptz,
         (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([^'']+)''\)'))[1]::timestamptz
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  where i.inhparent = ('public.' || quote_ident(p_table))::regclass
  order by 2
$$;

-- Makes the partitions of a table that are missing, up to so many periods ahead. Rows that have
-- gathered in <table>_future go to the periods that they belong to.
create function signalcraft_private.extend_partitions(p_table text, p_now timestamptz)
returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table signalcraft_private.partitioned_tables;
  v_past text := p_table || '_past';
  v_future text := p_table || '_future';
  v_from timestamptz;
  v_to timestamptz;
  v_start timestamptz;
  v_end timestamptz;
  v_created integer := 0;
begin
  select * into strict v_table
  from signalcraft_private.partitioned_tables t
  where t.table_name = p_table;
  v_to := signalcraft_private.period_start(
    p_now, v_table.period, signalcraft_private.setting(v_table.ahead_setting)::integer + 1);

  if not exists (select from signalcraft_private.partition_bounds(p_table)) then
    v_from := signalcraft_private.period_start(
      p_now,
      v_table.period,
      case
        when v_table.back_setting is null then 0
        else -signalcraft_private.setting(v_table.back_setting)::integer
      end
    );
    perform signalcraft_private.create_partition(
      p_table, v_past, '1970-01-01 00:00+00', v_from);
  else
    select b.lower_bound
    into strict v_from
    from signalcraft_private.partition_bounds(p_table) b
    where b.name = v_future;
    if v_from >= v_to then
      return 0;
    end if;
    execute format('alter table public.%I detach partition signalcraft_parts.%I', p_table, v_future);
    execute format('alter table signalcraft_parts.%I rename to %I', v_future, v_future || '_old');
  end if;

  v_start := v_from;
  while v_start < v_to loop
    v_end := signalcraft_private.period_start(v_start, v_table.period, 1);
    perform signalcraft_private.create_partition(
      p_table,
      p_table || '_' || to_char(
        v_start at time zone 'UTC',
        case v_table.period when 'month' then 'YYYYMM' else 'YYYY' end),
      v_start,
      v_end
    );
    v_created := v_created + 1;
    v_start := v_end;
  end loop;
  perform signalcraft_private.create_partition(p_table, v_future, v_to, '2100-01-01 00:00+00');

  if to_regclass('signalcraft_parts.' || quote_ident(v_future || '_old')) is not null then
    perform signalcraft_private.move_rows(p_table, v_future || '_old');
  end if;
  return v_created;
end
$$;

-- Puts the rows of a detached partition back into its table, each into its period, and drops it.
create function signalcraft_private.move_rows(p_table text, p_from text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns text;
begin
  -- Generated columns are made anew.
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
  into strict v_columns
  from pg_attribute a
  where a.attrelid = ('public.' || quote_ident(p_table))::regclass
    and a.attnum > 0
    and not a.attisdropped
    and a.attgenerated = '';
  if p_table = 'news_articles' then
    -- The rows come back with their addresses.
    execute format(
      'delete from signalcraft_private.news_urls u '
      'using signalcraft_parts.%I a where a.url = u.url',
      p_from
    );
  end if;
  execute format(
    'insert into public.%I (%s) select %s from signalcraft_parts.%I',
    p_table, v_columns, v_columns, p_from
  );
  execute format('drop table signalcraft_parts.%I', p_from);
end
$$;

-- The upkeep of all tables; gives how many partitions were made. Of several at once the others do
-- nothing and give null.
create function signalcraft.extend_partitions()
returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_created integer := 0;
  v_table text;
begin
  perform signalcraft_private.require_service();
  if not pg_try_advisory_xact_lock(hashtextextended('signalcraft.upkeep', 0)) then
    return null;
  end if;
  -- Rather fail, and be called again, than queue up before everybody else.
  perform set_config('lock_timeout', '3s', true);
  for v_table in select t.table_name from signalcraft_private.partitioned_tables t order by 1 loop
    v_created := v_created + signalcraft_private.extend_partitions(v_table, now());
  end loop;
  return v_created;
end
$$;

select signalcraft_private.extend_partitions(t.table_name, now())
from signalcraft_private.partitioned_tables t;
