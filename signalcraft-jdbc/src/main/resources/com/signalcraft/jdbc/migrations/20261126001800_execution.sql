-- Who may call which function, and the schedule where pg_cron is present.

-- Has pg_cron run the upkeep, where that extension is installed, and tells the jobs; none without
-- it: then the application calls the same functions. A second time changes nothing.
create function signalcraft.schedule_upkeep()
returns table (
  job_name text,
  schedule text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_job record;
begin
  perform signalcraft_private.require_service();
  if not exists (select from pg_extension e where e.extname = 'pg_cron') then
    return;
  end if;
  for v_job in
    select *
    from (
      values
        ('signalcraft-partitions', '15 1 * * *', 'select signalcraft.extend_partitions()'),
        ('signalcraft-clean-up', '25 1 * * *', 'select signalcraft.clean_up()'),
        (
          'signalcraft-detach',
          '35 1 2 * *',
          'select signalcraft.detach_points('
          '(select value::integer from signalcraft_private.settings where key = ''points.hot_months''))'
        ),
        (
          'signalcraft-retention',
          '45 1 * * *',
          'select signalcraft.apply_retention('
          '(select value::integer from signalcraft_private.settings where key = ''points.keep_months''))'
        )
    ) as j (name, schedule, command)
  loop
    execute 'select cron.schedule($1, $2, $3)' using v_job.name, v_job.schedule, v_job.command;
    job_name := v_job.name;
    schedule := v_job.schedule;
    return next;
  end loop;
end
$$;

-- Whatever a server's defaults are: nobody may execute anything that is not granted here.
revoke execute on all functions in schema signalcraft
  from public, anon, authenticated, service_role;
revoke execute on all functions in schema signalcraft_private
  from public, anon, authenticated, service_role;

-- The logins, before they bind a caller.
grant execute
  on function signalcraft.is_active_user(uuid),
              signalcraft.resolve_api_key(text)
  to signalcraft_app, signalcraft_service;

-- Policies and generated columns call these by reference; callers cannot name them, as they have
-- no USAGE on the schema.
grant execute
  on function signalcraft_private.business_ids(text),
              signalcraft_private.removed_source_ids(),
              signalcraft_private.removed_business_ids(),
              signalcraft_private.user_id()
  to authenticated, signalcraft_api_key;
grant execute
  on function signalcraft_private.words(text, text),
              signalcraft_private.lower_each(text[])
  to service_role;

-- Every caller.
grant execute
  on function signalcraft.access(uuid),
              signalcraft.access_to_source(uuid),
              signalcraft.access_to_alert(uuid),
              signalcraft.access_to_anomaly(uuid),
              signalcraft.search_news(timestamptz, timestamptz, timestamptz, bigint, text, text[],
                                      text, integer),
              signalcraft.point_id(uuid, timestamptz, jsonb),
              signalcraft.push_points(uuid, uuid[], timestamptz[], numeric[], jsonb[], text, bytea,
                                      integer, jsonb),
              signalcraft.start_forecast_job(uuid, uuid[], integer),
              signalcraft.forecast_job_source(uuid, uuid),
              signalcraft.forecast_job_points(uuid, uuid),
              signalcraft.save_forecast(uuid, uuid, text, numeric, timestamptz[], numeric[],
                                        numeric[], numeric[]),
              signalcraft.save_anomalies(uuid[], timestamptz[], numeric[], numeric[], numeric[],
                                         text[])
  to authenticated, signalcraft_api_key, service_role;

-- Users and the service; keys get the refusal from the function.
grant execute
  on function signalcraft.is_active_user(uuid),
              signalcraft.profile(uuid),
              signalcraft.plan_usage(),
              signalcraft.accept_invitation(uuid),
              signalcraft.transfer_business(uuid, uuid),
              signalcraft.delete_business(uuid),
              signalcraft.delete_source(uuid),
              signalcraft.delete_alert(uuid),
              signalcraft.acknowledge_anomaly(uuid),
              signalcraft.issue_api_key(uuid, text, text, text[], timestamptz),
              signalcraft.revoke_api_key(uuid, uuid),
              signalcraft.export_business(uuid),
              signalcraft.export_business_usage(uuid),
              signalcraft.export_user_alerts(uuid),
              signalcraft.export_user_anomalies(uuid),
              signalcraft.export_user_api_keys(uuid),
              signalcraft.export_user_audit_logs(uuid),
              signalcraft.anonymise_user(uuid),
              signalcraft.erase_user(uuid),
              signalcraft.erase_business(uuid)
  to authenticated, signalcraft_api_key, service_role;

-- The service alone.
grant execute
  on function signalcraft.create_user(text, text, text),
              signalcraft.mark_triggered(uuid, timestamptz),
              signalcraft.send_notification(uuid, uuid, uuid, text, text, text, jsonb),
              signalcraft.save_news(jsonb),
              signalcraft.save_weather(jsonb),
              signalcraft.save_market(jsonb)
  to service_role;

-- Upkeep.
grant execute
  on function signalcraft.extend_partitions(),
              signalcraft.detach_points(integer),
              signalcraft.apply_retention(integer),
              signalcraft.clean_up(),
              signalcraft.schedule_upkeep()
  to service_role, signalcraft_worker;
