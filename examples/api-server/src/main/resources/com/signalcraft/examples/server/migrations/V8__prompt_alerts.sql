-- Alerts are told soon after the points that they are about: whoever hears of new points moves the
-- next evaluation of their business forward. However often it is moved, an evaluation comes no
-- sooner than it was asked for, so a business that is written to all the time is evaluated once in
-- that time.

-- Of sources with new points, and their businesses: evaluates the alerts on them within p_wait
-- where they are over five minutes, in proportion where they are over a longer time, which costs
-- more to read, but within a minute. Gives the sources whose business is being evaluated now,
-- perhaps of points read before: to be asked for again.
create function hurry_alerts(p_business_ids uuid[], p_source_ids uuid[], p_wait interval)
returns setof uuid
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  with alerts as (
    select
      a.business_id,
      a.source_id,
      now() + least(
        p_wait * (extract(epoch from a.timeframe::interval) / 300)::float8,
        interval '1 minute'
      ) as due
    from public.alerts a
    where a.business_id = any (p_business_ids)
      and a.source_id = any (p_source_ids)
      and a.is_active
      and a.deleted_at is null
  ),
  businesses as (
    select a.business_id, min(a.due) as due
    from alerts a
    group by a.business_id
  ),
  -- In order, so that no two wait for each other.
  locked as (
    select r.business_id, b.due
    from public.alert_runs r
    join businesses b on b.business_id = r.business_id
    where r.next_due > b.due
      and (r.leased_until is null or r.leased_until <= now())
    order by r.business_id
    for no key update of r
  ),
  hurried as (
    update public.alert_runs r
    set next_due = l.due
    from locked l
    where r.business_id = l.business_id
  )
  select distinct a.source_id
  from alerts a
  join public.alert_runs r on r.business_id = a.business_id
  where r.leased_until > now()
$$;

revoke all on function hurry_alerts(uuid[], uuid[], interval) from public;
grant execute on function hurry_alerts(uuid[], uuid[], interval) to signalcraft_server;
