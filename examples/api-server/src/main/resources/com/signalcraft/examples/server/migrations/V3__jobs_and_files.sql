-- Files in pieces, so that no process holds one as a whole: those to be downloaded, and those that
-- jobs work on.

create table files (
  id          uuid primary key,
  business_id uuid not null references public.businesses (id) on delete cascade,
  purpose     text not null check (purpose in ('download', 'job')),
  name        text not null check (char_length(name) between 1 and 200),
  type        text not null check (char_length(type) between 1 and 200),
  -- Null while it is being written.
  size        bigint check (size >= 0),
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);

create index files_expires_at on files (expires_at);
create index files_business_id on files (business_id);

create table file_chunks (
  file_id uuid not null references files (id) on delete cascade,
  number  integer not null check (number >= 0),
  content bytea not null,
  primary key (file_id, number)
);

-- Most are packed already.
alter table file_chunks alter column content set storage external;

-- Work that goes on after its call was answered.

create table jobs (
  id          uuid primary key,
  business_id uuid not null references public.businesses (id) on delete cascade,
  asker       text not null check (asker in ('user', 'key', 'service')),
  user_id     uuid references auth.users (id) on delete cascade,
  -- By which a key's later calls are known as the asker's.
  key_digest  bytea,
  -- The key itself, encrypted, until the job has ended.
  key_sealed  bytea,
  kind        text not null check (char_length(kind) between 1 and 50),
  parameters  json not null,
  file_id     uuid references files (id) on delete set null,
  -- Of what is to be done once, however often it is asked for.
  once_key    text unique check (char_length(once_key) <= 200),
  status      text not null check (status in ('queued', 'processing', 'completed', 'failed')),
  progress    double precision not null default 0 check (progress between 0 and 1),
  result      json,
  error       json,
  attempts    integer not null default 0,
  -- Who works on it proves by the token that it is still his; until when, says the lease.
  token       uuid,
  lease_until timestamptz,
  created_at  timestamptz not null default now(),
  started_at  timestamptz,
  ended_at    timestamptz,
  check ((asker = 'user') = (user_id is not null)),
  check ((asker = 'key') = (key_digest is not null)),
  check ((status = 'processing') = (token is not null and lease_until is not null)),
  check ((status in ('completed', 'failed')) = (ended_at is not null)),
  check (ended_at is null or key_sealed is null)
);

create index jobs_open on jobs (business_id) where status in ('queued', 'processing');
create index jobs_business_id on jobs (business_id);
create index jobs_user_id on jobs (user_id);
create index jobs_kind on jobs (kind, ended_at);
create index jobs_ended_at on jobs (ended_at);
create index jobs_file_id on jobs (file_id);

-- When jobs are to be run, in the form of db-scheduler.

create table job_executions (
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

create index job_executions_due on job_executions (priority desc, execution_time);
create index job_executions_last_heartbeat on job_executions (last_heartbeat);

grant select, insert, update, delete on files, file_chunks, jobs, job_executions
  to signalcraft_server;
