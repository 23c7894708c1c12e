-- Saving forecasts and anomalies, and what happens to alerts and notifications.

-- Asks for forecasts: checks the sources and the plan, takes the call, and gives the job whose
-- forecasts may be saved. No sources named: every active one.
create function signalcraft.start_forecast_job(
  p_business_id  uuid,
  p_source_ids   uuid[],
  p_horizon_days integer
)
returns table (
  job_id     uuid,
  source_ids uuid[]
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sources uuid[];
  v_missing uuid;
  v_days integer;
  v_job uuid;
begin
  perform signalcraft_private.require_business(p_business_id, 'save_insights');
  if cardinality(p_source_ids) = 0 then
    select coalesce(array_agg(s.id order by s.created_at, s.ordinal), '{}')
    into v_sources
    from public.kpi_sources s
    where s.business_id = p_business_id
      and s.is_active
      and s.deleted_at is null;
  else
    select array_agg(w.id order by w.position)
    into v_sources
    from (
      select i.id, min(i.position) as position
      from unnest(p_source_ids) with ordinality as i (id, position)
      group by i.id
    ) w;
    select w.id
    into v_missing
    from unnest(v_sources) with ordinality as w (id, position)
    where not exists (
      select
      from public.kpi_sources s
      where s.id = w.id
        and s.business_id = p_business_id
        and s.deleted_at is null
    )
    order by w.position
    limit 1;
    if found then
      perform signalcraft_private.fail_not_found('KPI source', v_missing);
    end if;
  end if;
  if p_horizon_days is null then
    perform signalcraft_private.fail('PT400', 'is required', 'horizon_days');
  end if;
  v_days := signalcraft_private.forecast_days(p_business_id);
  if p_horizon_days > v_days then
    perform signalcraft_private.fail_exceeded('forecast_days', 'days of forecast', v_days);
  end if;
  perform signalcraft_private.take_calls(array[p_business_id]);
  insert into public.forecast_jobs
    (business_id, requested_by, source_ids, horizon_days, open_ids)
  values (p_business_id, signalcraft_private.user_id(), v_sources, p_horizon_days, v_sources)
  returning id into v_job;
  return query select v_job, v_sources;
end
$$;

-- A source of a job, as long as its forecast is not saved, with its business's time zone. Who may
-- save forecasts may have them made, also with a key that does not read.
create function signalcraft.forecast_job_source(p_job_id uuid, p_source_id uuid)
returns table (
  id          uuid,
  business_id uuid,
  name        text,
  type        text,
  unit        text,
  config      jsonb,
  is_active   boolean,
  created_at  timestamptz,
  updated_at  timestamptz,
  timezone    text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid := signalcraft_private.require_source(p_source_id, 'save_insights');
begin
  return query
    select s.id, s.business_id, s.name, s.type, s.unit, s.config, s.is_active, s.created_at,
           s.updated_at, coalesce(b.location ->> 'timezone', 'UTC')
    from public.forecast_jobs j
    join public.kpi_sources s on s.id = p_source_id
    join public.businesses b on b.id = v_business
    where j.id = p_job_id
      and j.business_id = v_business
      and p_source_id = any (j.open_ids);
end
$$;

create function signalcraft.forecast_job_points(p_job_id uuid, p_source_id uuid)
returns table (
  "timestamp" timestamptz,
  value       numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid := signalcraft_private.require_source(p_source_id, 'save_insights');
begin
  -- A job that is over, or was cleaned up, is told of, not taken for a source without points.
  if not exists (
    select
    from public.forecast_jobs j
    where j.id = p_job_id
      and j.business_id = v_business
      and p_source_id = any (j.open_ids)
  ) then
    perform signalcraft_private.fail_not_found('forecast job', p_job_id);
  end if;
  return query
    select d.timestamp, d.value
    from public.kpi_data d
    where d.business_id = v_business
      and d.source_id = p_source_id
    order by d.timestamp, d.id;
end
$$;

-- Saves a forecast of a source. One that belongs to a job takes no call of its own.
create function signalcraft.save_forecast(
  p_source_id      uuid,
  p_job_id         uuid,
  p_model_type     text,
  p_model_accuracy numeric,
  p_dates          timestamptz[],
  p_values         numeric[],
  p_lower          numeric[],
  p_upper          numeric[]
)
returns setof public.forecasts
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid := signalcraft_private.require_source(p_source_id, 'save_insights');
  v_run uuid := gen_random_uuid();
  v_days integer;
  v_end timestamptz;
begin
  if p_job_id is null then
    v_days := signalcraft_private.forecast_days(v_business);
    if (select max(d) from unnest(p_dates) as d) > now() + v_days * interval '24 hours' then
      perform signalcraft_private.fail_exceeded('forecast_days', 'days of forecast', v_days);
    end if;
    perform signalcraft_private.take_calls(array[v_business]);
  else
    update public.forecast_jobs j
    set open_ids = array_remove(j.open_ids, p_source_id)
    where j.id = p_job_id
      and j.business_id = v_business
      and p_source_id = any (j.open_ids)
    returning j.horizon_days into v_days;
    if not found then
      perform signalcraft_private.fail_not_found('forecast job', p_job_id);
    end if;
    -- A day more, as days of a time zone are longer once a year.
    select max(d.timestamp) + (v_days + 1) * interval '24 hours'
    into v_end
    from public.kpi_data d
    where d.business_id = v_business
      and d.source_id = p_source_id;
    if (select max(d) > coalesce(v_end, '-infinity') from unnest(p_dates) as d) then
      perform signalcraft_private.fail(
        'PT400', 'must not lie further ahead than the job was asked for', 'forecast_date');
    end if;
  end if;
  perform signalcraft_private.count_usage(v_business, 'forecasts');
  perform signalcraft_private.write_audit(v_business, 'create', 'forecast', p_source_id);
  return query
    insert into public.forecasts
      (business_id, source_id, run_id, model_type, forecast_date, predicted_value,
       confidence_lower, confidence_upper, model_accuracy)
    select v_business, p_source_id, v_run, p_model_type, i.forecast_date, i.predicted_value,
           i.confidence_lower, i.confidence_upper, p_model_accuracy
    from unnest(p_dates, p_values, p_lower, p_upper) with ordinality
         as i (forecast_date, predicted_value, confidence_lower, confidence_upper, position)
    order by i.position
    returning *;
end
$$;

-- Saves anomalies of any sources of the caller, all or nothing, one after the other: one of the
-- same source and time is corrected and keeps its id and acknowledgement. Gives their rows as they
-- are in the end, in the order of the arguments.
create function signalcraft.save_anomalies(
  p_source_ids uuid[],
  p_timestamps timestamptz[],
  p_actual     numeric[],
  p_expected   numeric[],
  p_scores     numeric[],
  p_severities text[]
)
returns setof public.anomalies
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_source record;
  v_given record;
  v_old public.anomalies;
  v_new public.anomalies;
  v_business uuid;
  v_businesses uuid[] := '{}';
  v_changed_sources uuid[] := '{}';
  v_actions jsonb := '{}';
begin
  for v_source in
    select i.id
    from unnest(p_source_ids) with ordinality as i (id, position)
    group by i.id
    order by min(i.position)
  loop
    v_business := signalcraft_private.require_source(v_source.id, 'save_insights');
    if v_business <> all (v_businesses) then
      v_businesses := v_businesses || v_business;
    end if;
  end loop;
  perform signalcraft_private.take_calls(v_businesses);

  for v_given in
    select i.*, s.business_id
    from unnest(p_source_ids, p_timestamps, p_actual, p_expected, p_scores, p_severities)
         with ordinality
         as i (source_id, "timestamp", actual, expected, score, severity, position)
    join public.kpi_sources s on s.id = i.source_id
    order by i.position
  loop
    select *
    into v_old
    from public.anomalies a
    where a.business_id = v_given.business_id
      and a.source_id = v_given.source_id
      and a.timestamp = v_given.timestamp
    for update;
    if not found then
      -- Found by another call at the same time: that one wins the race, this one corrects it.
      insert into public.anomalies
        (business_id, source_id, timestamp, actual_value, expected_value, deviation_score, severity)
      values (
        v_given.business_id, v_given.source_id, v_given.timestamp, v_given.actual,
        v_given.expected, v_given.score, v_given.severity
      )
      on conflict (business_id, source_id, timestamp) do update
        set actual_value = excluded.actual_value,
            expected_value = excluded.expected_value,
            deviation_score = excluded.deviation_score,
            severity = excluded.severity;
      v_changed_sources := v_changed_sources || v_given.source_id;
      v_actions := v_actions || jsonb_build_object(v_given.source_id::text, 'create');
    else
      update public.anomalies a
      set actual_value = v_given.actual,
          expected_value = v_given.expected,
          deviation_score = v_given.score,
          severity = v_given.severity
      where a.id = v_old.id
      returning * into v_new;
      if v_new::text <> v_old::text and not v_actions ? v_given.source_id::text then
        v_changed_sources := v_changed_sources || v_given.source_id;
        v_actions := v_actions || jsonb_build_object(v_given.source_id::text, 'update');
      end if;
    end if;
  end loop;

  for v_source in
    select c.id, s.business_id
    from (
      select i.id, min(i.position) as position
      from unnest(v_changed_sources) with ordinality as i (id, position)
      group by i.id
    ) c
    join public.kpi_sources s on s.id = c.id
    order by c.position
  loop
    perform signalcraft_private.write_audit(
      v_source.business_id, v_actions ->> v_source.id::text, 'anomaly', v_source.id);
    perform signalcraft_private.tell(
      jsonb_build_object(
        'type', 'anomalies',
        'business_id', v_source.business_id,
        'source_id', v_source.id
      )
    );
  end loop;

  return query
    select a.*
    from unnest(p_source_ids, p_timestamps) with ordinality as i (source_id, "timestamp", position)
    join public.kpi_sources s on s.id = i.source_id
    join public.anomalies a
      on a.business_id = s.business_id
     and a.source_id = i.source_id
     and a.timestamp = i.timestamp
    order by i.position;
end
$$;

-- Keeps who took note, and when; the first to do so stays.
create function signalcraft.acknowledge_anomaly(p_anomaly_id uuid)
returns setof public.anomalies
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_access record;
begin
  select * into v_access from signalcraft.access_to_anomaly(p_anomaly_id);
  if not found then
    perform signalcraft_private.fail_not_found('anomaly', p_anomaly_id);
  end if;
  perform signalcraft_private.require_right(v_access.role, 'acknowledge');
  perform 1 from public.anomalies a where a.id = p_anomaly_id and a.acknowledged_at is null for update;
  if found then
    perform signalcraft_private.take_calls(array[v_access.business_id]);
    update public.anomalies a
    set acknowledged_at = now(),
        acknowledged_by = signalcraft_private.user_id()
    where a.id = p_anomaly_id;
    perform signalcraft_private.write_audit(
      v_access.business_id,
      'update',
      'anomaly',
      p_anomaly_id,
      jsonb_build_object('columns', jsonb_build_array('acknowledged_at', 'acknowledged_by'))
    );
  end if;
  return query select a.* from public.anomalies a where a.id = p_anomaly_id;
end
$$;

create function signalcraft.delete_alert(p_alert_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_access record;
begin
  select * into v_access from signalcraft.access_to_alert(p_alert_id);
  if not found then
    perform signalcraft_private.fail_not_found('alert', p_alert_id);
  end if;
  perform signalcraft_private.require_right(v_access.role, 'manage_alerts');
  update public.alerts a
  set deleted_at = now()
  where a.id = p_alert_id
    and a.deleted_at is null;
end
$$;

-- Keeps when an alert fired; an earlier instant than the one kept changes nothing.
create function signalcraft.mark_triggered(p_alert_id uuid, p_at timestamptz)
returns setof public.alerts
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_alert public.alerts;
begin
  perform signalcraft_private.require_service();
  if not exists (select from signalcraft.access_to_alert(p_alert_id)) then
    perform signalcraft_private.fail_not_found('alert', p_alert_id);
  end if;
  update public.alerts a
  set last_triggered = p_at
  where a.id = p_alert_id
    and (a.last_triggered is null or a.last_triggered < p_at)
  returning * into v_alert;
  if found then
    perform signalcraft_private.tell(
      jsonb_build_object(
        'type', 'alert',
        'business_id', v_alert.business_id,
        'source_id', v_alert.source_id,
        'alert_id', v_alert.id
      )
    );
  end if;
  return query select a.* from public.alerts a where a.id = p_alert_id;
end
$$;

create function signalcraft.send_notification(
  p_user_id     uuid,
  p_business_id uuid,
  p_alert_id    uuid,
  p_type        text,
  p_title       text,
  p_message     text,
  p_data        jsonb
)
returns setof public.notifications
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_notification public.notifications;
begin
  perform signalcraft_private.require_service();
  if not signalcraft.is_active_user(p_user_id) then
    perform signalcraft_private.fail_not_found('user', p_user_id);
  end if;
  if p_business_id is not null then
    if not exists (select from signalcraft.access(p_business_id)) then
      perform signalcraft_private.fail_not_found('business', p_business_id);
    end if;
    if p_alert_id is not null and not exists (
      select from signalcraft.access_to_alert(p_alert_id) a where a.business_id = p_business_id
    ) then
      perform signalcraft_private.fail_not_found('alert', p_alert_id);
    end if;
    if not exists (
      select
      from public.business_members m
      where m.business_id = p_business_id
        and m.user_id = p_user_id
        and m.joined_at is not null
    ) then
      perform signalcraft_private.fail_not_found('member', p_user_id);
    end if;
  end if;
  insert into public.notifications (user_id, business_id, alert_id, type, title, message, data)
  values (p_user_id, p_business_id, p_alert_id, p_type, p_title, p_message, p_data)
  returning * into v_notification;
  perform signalcraft_private.tell(
    jsonb_build_object(
      'type', 'notification',
      'user_id', p_user_id,
      'notification_id', v_notification.id
    )
  );
  return next v_notification;
end
$$;
