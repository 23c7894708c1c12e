-- What is told to websockets: read once for all of them, by functions that give the server this and
-- nothing else of the library's tables.

-- Who may know what happens in some businesses: members who have joined and are users still.
create function live_members(p_business_ids uuid[])
returns table (business_id uuid, user_id uuid)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select m.business_id, m.user_id
  from public.business_members m
  join public.businesses b on b.id = m.business_id
  join public.user_profiles p on p.id = m.user_id
  where m.business_id = any (p_business_ids)
    and m.joined_at is not null
    and b.deleted_at is null
    and p.anonymised_at is null
$$;

-- The newest point of each source, with the value before it.
create function live_points(p_source_ids uuid[])
returns table (
  business_id uuid, source_id uuid, "timestamp" timestamptz, value numeric, previous numeric
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select s.business_id, s.id, n."timestamp", n.value, n.previous
  from public.kpi_sources s
  cross join lateral (
    select
      k."timestamp",
      k.value,
      lead(k.value) over (order by k."timestamp" desc, k.id desc) as previous
    from (
      select d."timestamp", d.id, d.value
      from public.kpi_data d
      where d.business_id = s.business_id
        and d.source_id = s.id
      order by d."timestamp" desc, d.id desc
      limit 2
    ) k
    order by k."timestamp" desc, k.id desc
    limit 1
  ) n
  where s.id = any (p_source_ids)
    and s.deleted_at is null
$$;

-- Alerts with the value that they were last evaluated at, or else their source's newest one, and
-- the severity of the source's newest anomaly where they are about anomalies.
create function live_alerts(p_alert_ids uuid[])
returns table (
  business_id   uuid,
  alert_id      uuid,
  alert_name    text,
  source_name   text,
  current_value numeric,
  threshold     numeric,
  severity      text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    a.business_id,
    a.id,
    a.name,
    s.name,
    coalesce(
      t.value::numeric,
      (
        select d.value
        from public.kpi_data d
        where d.business_id = a.business_id
          and d.source_id = a.source_id
        order by d."timestamp" desc, d.id desc
        limit 1
      )
    ),
    a.threshold,
    case
      when a.condition = 'anomaly' then (
        select o.severity
        from public.anomalies o
        where o.business_id = a.business_id
          and o.source_id = a.source_id
        order by o."timestamp" desc
        limit 1
      )
    end
  from public.alerts a
  join public.kpi_sources s on s.business_id = a.business_id and s.id = a.source_id
  left join public.alert_states t on t.alert_id = a.id
  where a.id = any (p_alert_ids)
    and a.deleted_at is null
    and s.deleted_at is null
$$;

create function live_notifications(p_notification_ids uuid[])
returns table (
  id uuid, user_id uuid, business_id uuid, title text, message text, type text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select n.id, n.user_id, n.business_id, n.title, n.message, n.type
  from public.notifications n
  where n.id = any (p_notification_ids)
$$;

revoke all on function live_members(uuid[]) from public;
revoke all on function live_points(uuid[]) from public;
revoke all on function live_alerts(uuid[]) from public;
revoke all on function live_notifications(uuid[]) from public;
grant execute on function live_members(uuid[]) to signalcraft_server;
grant execute on function live_points(uuid[]) to signalcraft_server;
grant execute on function live_alerts(uuid[]) to signalcraft_server;
grant execute on function live_notifications(uuid[]) to signalcraft_server;
