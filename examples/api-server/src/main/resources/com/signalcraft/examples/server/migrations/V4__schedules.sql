-- What is done by itself at its time, each once whichever process does it: in the form of
-- db-scheduler.

create table schedule_executions (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index schedule_executions_due on schedule_executions (execution_time);
create index schedule_executions_last_heartbeat on schedule_executions (last_heartbeat);

-- When the points of a source are to be looked at for anomalies, and when they were last.

create table anomaly_scans (
  source_id   uuid primary key,
  business_id uuid not null references public.businesses (id) on delete cascade,
  due_at      timestamptz,
  scanned_at  timestamptz
);

create index anomaly_scans_due_at on anomaly_scans (due_at);
create index anomaly_scans_business_id on anomaly_scans (business_id);

grant select, insert, update, delete on schedule_executions, anomaly_scans to signalcraft_server;
