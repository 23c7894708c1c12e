-- The document's view and function, under the caller's own rights.

-- A plain view, not a materialized one: written laterally it takes milliseconds, is never stale,
-- and shows each caller his own businesses.
create view public.dashboard_summary
with (security_invoker = true, security_barrier = true)
as
select
  b.id as business_id,
  b.name as business_name,
  (
    select count(*)
    from public.kpi_sources s
    where s.business_id = b.id
      and s.deleted_at is null
  ) as total_kpi_sources,
  (
    select coalesce(sum(r.points), 0)::bigint
    from public.kpi_sources s
    cross join lateral (
      select count(*) as points
      from public.kpi_data d
      where d.business_id = b.id
        and d.source_id = s.id
        and d.timestamp >= now() - interval '24 hours'
        and d.timestamp <= now()
    ) r
    where s.business_id = b.id
      and s.deleted_at is null
  ) as recent_data_points,
  (
    select count(*)
    from public.alerts a
    join public.kpi_sources s on s.id = a.source_id
    where a.business_id = b.id
      and a.is_active
      and a.deleted_at is null
      and s.deleted_at is null
  ) as active_alerts,
  (
    select max(l.timestamp)
    from public.kpi_sources s
    cross join lateral (
      select d.timestamp
      from public.kpi_data d
      where d.business_id = b.id
        and d.source_id = s.id
        and d.timestamp <= now()
      order by d.timestamp desc
      limit 1
    ) l
    where s.business_id = b.id
      and s.deleted_at is null
  ) as last_data_update
from public.businesses b
where b.deleted_at is null;

revoke all on public.dashboard_summary
  from public, anon, authenticated, service_role, signalcraft_api_key, signalcraft_worker;
grant select on public.dashboard_summary to authenticated, service_role, signalcraft_api_key;

-- The current and the previous value of every active source.
create function public.get_business_kpi_summary(
  p_business_id uuid,
  p_timeframe   text default '7d'
)
returns table (
  source_id      uuid,
  source_name    text,
  current_value  decimal,
  previous_value decimal,
  change_percent decimal,
  trend          text
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_back interval := case p_timeframe
    when '1d' then interval '24 hours'
    when '7d' then interval '168 hours'
    when '30d' then interval '720 hours'
    when '90d' then interval '2160 hours'
  end;
begin
  if v_back is null then
    raise exception 'must be one of 1d, 7d, 30d, 90d'
      using errcode = '22023', column = 'timeframe';
  end if;
  return query
    select
      s.id,
      s.name,
      c.value,
      p.value,
      -- Half up at four decimals, from an exact quotient; a division by 10,000 would round it.
      case
        when p.value <> 0 then round(
          sign(c.value - p.value)
          * div(abs(c.value - p.value) * 2000000 + abs(p.value), 2 * abs(p.value))
          * 0.0001,
          4
        )
      end,
      case
        when c.value > p.value then 'up'
        when c.value < p.value then 'down'
        else 'stable'
      end
    from public.kpi_sources s
    left join lateral (
      select d.value
      from public.kpi_data d
      where d.business_id = p_business_id
        and d.source_id = s.id
        and d.timestamp <= now()
      order by d.timestamp desc, d.id desc
      limit 1
    ) c on true
    left join lateral (
      select d.value
      from public.kpi_data d
      where d.business_id = p_business_id
        and d.source_id = s.id
        and d.timestamp <= now() - v_back
      order by d.timestamp desc, d.id desc
      limit 1
    ) p on true
    where s.business_id = p_business_id
      and s.is_active
      and s.deleted_at is null
    order by s.created_at, s.ordinal;
end
$$;

revoke execute on function public.get_business_kpi_summary(uuid, text) from public;
grant execute on function public.get_business_kpi_summary(uuid, text)
  to authenticated, service_role, signalcraft_api_key;
