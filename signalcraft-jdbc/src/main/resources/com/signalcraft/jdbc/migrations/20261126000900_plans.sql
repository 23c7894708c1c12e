-- The plans' limits, held by the database itself whichever way a change comes. A business's plan
-- is its owner's; the service is bound by none and not counted.

-- The plan that counts now: Pro during the trial, Free where the subscription is unpaid or ended.
create function signalcraft_private.effective_tier(p_user_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_tier text;
  v_trial_ends_at timestamptz;
begin
  select case when s.status in ('active', 'trialing', 'past_due') then s.tier else 'free' end,
         p.trial_ends_at
  into v_tier, v_trial_ends_at
  from public.user_profiles p
  left join public.subscriptions s on s.user_id = p.id
  where p.id = p_user_id;
  v_tier := coalesce(v_tier, 'free');
  return case when v_tier = 'free' and v_trial_ends_at > now() then 'pro' else v_tier end;
end
$$;

-- What binds the caller in a business; nulls, which bind nothing, for the service.
create function signalcraft_private.limits_of(p_business_id uuid)
returns signalcraft_private.plan_limits
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_limits signalcraft_private.plan_limits;
begin
  if not signalcraft_private.is_service() then
    select l.*
    into strict v_limits
    from public.businesses b
    join signalcraft_private.plan_limits l
      on l.tier = signalcraft_private.effective_tier(b.owner_id)
    where b.id = p_business_id;
  end if;
  return v_limits;
end
$$;

create function signalcraft_private.fail_exceeded(p_limit text, p_words text, p_allowed integer)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.fail(
    'PT402',
    format('%s: the plan of the business''s owner allows %s %s', p_limit, p_allowed, p_words)
  );
end
$$;

create function signalcraft_private.current_period()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return to_char(now() at time zone 'UTC', 'YYYY-MM');
end
$$;

-- Counts something that was done in a business.
create function signalcraft_private.count_usage(p_business_id uuid, p_metric text)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if signalcraft_private.is_service() then
    return;
  end if;
  insert into public.usage_tracking as u (user_id, business_id, metric, value, period)
  select b.owner_id, b.id, p_metric, 1, signalcraft_private.current_period()
  from public.businesses b
  where b.id = p_business_id
  on conflict (user_id, period, metric, business_id) do update
    set value = u.value + 1;
end
$$;

-- Counts one call that changes something in each of several businesses: all or none. The last
-- check before, or where it must be short after, a change. The owner's calls are counted one after
-- the other where there is a limit, so that two at once do not both get the last one.
create function signalcraft_private.take_calls(p_business_ids uuid[])
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner record;
  v_tier text;
  v_limit integer;
begin
  if signalcraft_private.is_service() then
    return;
  end if;
  for v_owner in
    select b.owner_id, count(*) as wanted
    from public.businesses b
    where b.id = any (p_business_ids)
    group by b.owner_id
    order by b.owner_id
  loop
    v_tier := signalcraft_private.effective_tier(v_owner.owner_id);
    select l.api_calls_per_month
    into strict v_limit
    from signalcraft_private.plan_limits l
    where l.tier = v_tier;
    if v_limit is not null then
      perform pg_advisory_xact_lock(hashtextextended('signalcraft.calls ' || v_owner.owner_id, 0));
      if v_owner.wanted + (
        select coalesce(sum(u.value), 0)
        from public.usage_tracking u
        where u.user_id = v_owner.owner_id
          and u.metric = 'api_calls'
          and u.period = signalcraft_private.current_period()
      ) > v_limit then
        perform signalcraft_private.fail_exceeded('api_calls', 'calls a month', v_limit);
      end if;
    end if;
  end loop;
  -- In one order, so that no two wait for each other.
  insert into public.usage_tracking as u (user_id, business_id, metric, value, period)
  select b.owner_id, b.id, 'api_calls', 1, signalcraft_private.current_period()
  from public.businesses b
  where b.id = any (p_business_ids)
  order by b.id
  on conflict (user_id, period, metric, business_id) do update
    set value = u.value + 1;
end
$$;

-- Sources over all businesses of an owner.
create function signalcraft_private.count_sources(p_owner_id uuid)
returns bigint
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
  select count(*)
  from public.businesses b
  join public.kpi_sources s on s.business_id = b.id
  where b.owner_id = p_owner_id
    and b.deleted_at is null
    and s.deleted_at is null
$$;

create function signalcraft_private.require_free_source(p_business_id uuid)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_limit integer := (signalcraft_private.limits_of(p_business_id)).data_sources;
  v_owner uuid;
begin
  if v_limit is null then
    return;
  end if;
  select b.owner_id into strict v_owner from public.businesses b where b.id = p_business_id;
  -- Two at once must not both get the last one.
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.sources ' || v_owner, 0));
  if signalcraft_private.count_sources(v_owner) >= v_limit then
    perform signalcraft_private.fail_exceeded('data_sources', 'KPI sources', v_limit);
  end if;
end
$$;

create function signalcraft_private.require_free_seat(p_business_id uuid)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_limit integer := (signalcraft_private.limits_of(p_business_id)).seats;
begin
  if v_limit is null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.seats ' || p_business_id, 0));
  if (
    select count(*)
    from public.business_members m
    where m.business_id = p_business_id
  ) >= v_limit then
    perform signalcraft_private.fail_exceeded('seats', 'members of a business', v_limit);
  end if;
end
$$;

-- The longest forecast that the plan allows, in days; null for no limit.
create function signalcraft_private.forecast_days(p_business_id uuid)
returns integer
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_days integer := (signalcraft_private.limits_of(p_business_id)).forecast_days;
begin
  if v_days = 0 then
    perform signalcraft_private.fail('PT402', 'the plan of the business has no forecasts');
  end if;
  return v_days;
end
$$;

create function signalcraft_private.require_anomaly_alerts(p_business_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not (signalcraft_private.limits_of(p_business_id)).anomaly_alerts then
    perform signalcraft_private.fail(
      'PT402', 'the plan of the business has no alerts on anomalies');
  end if;
end
$$;

-- Meters what callers change by plain SQL. The triggers fire for caller roles alone: inside of a
-- SECURITY DEFINER function current_user is the owner, and the function meters by itself. The
-- argument is the right that the change needs: a BEFORE trigger runs ahead of the policies' check,
-- and must tell nothing of a business to those whom the policies are about to refuse.
create function signalcraft_private.meter()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid;
begin
  if tg_table_name = 'businesses' then
    v_business := new.id;
  else
    v_business := new.business_id;
  end if;
  if signalcraft_private.has_right(signalcraft_private.standing(v_business), tg_argv[0])
     is not true then
    return new;
  end if;
  if tg_op = 'INSERT' and tg_table_name = 'kpi_sources' then
    perform signalcraft_private.require_free_source(v_business);
  elsif tg_op = 'INSERT' and tg_table_name = 'business_members' then
    perform signalcraft_private.require_free_seat(v_business);
  elsif tg_op = 'INSERT' and tg_table_name = 'alerts' then
    if new.condition = 'anomaly' then
      perform signalcraft_private.require_anomaly_alerts(v_business);
    end if;
  end if;
  perform signalcraft_private.take_calls(array[v_business]);
  if tg_op = 'INSERT' and tg_table_name = 'kpi_sources' then
    perform signalcraft_private.count_usage(v_business, 'data_sources');
  end if;
  return new;
end
$$;

create trigger meter_update
  before update on public.businesses
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key') and old.*::text is distinct from new.*::text)
  execute function signalcraft_private.meter('edit_business');

create trigger meter_insert
  before insert on public.kpi_sources
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key'))
  execute function signalcraft_private.meter('edit_sources');

create trigger meter_update
  before update on public.kpi_sources
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key') and old.*::text is distinct from new.*::text)
  execute function signalcraft_private.meter('edit_sources');

create trigger meter_insert
  before insert on public.business_members
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key'))
  execute function signalcraft_private.meter('manage_members');

create trigger meter_update
  before update on public.business_members
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key') and old.*::text is distinct from new.*::text)
  execute function signalcraft_private.meter('manage_members');

create trigger meter_insert
  before insert on public.alerts
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key'))
  execute function signalcraft_private.meter('manage_alerts');

create trigger meter_update
  before update on public.alerts
  for each row
  when (current_user in ('authenticated', 'signalcraft_api_key') and old.*::text is distinct from new.*::text)
  execute function signalcraft_private.meter('manage_alerts');
