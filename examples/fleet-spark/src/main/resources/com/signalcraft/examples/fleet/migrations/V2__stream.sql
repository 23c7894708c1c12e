-- What the stream keeps beside the anomalies of the library.

-- Which parts of the batch under way are kept: a part that comes again is not kept again.
create table stream_batches (
  stream_id uuid not null,
  batch_id  bigint not null,
  part      integer not null,
  kept_at   timestamptz not null default now(),
  primary key (stream_id, part, batch_id)
);

alter table stream_batches enable row level security;
grant select, insert, delete on stream_batches to signalcraft_fleet;

create policy fleet_all on stream_batches
  for all to signalcraft_fleet
  using (true)
  with check (true);

-- What is known of an anomaly beside what the library keeps; it goes with the anomaly.
create table stream_anomalies (
  business_id    uuid not null,
  source_id      uuid not null,
  timestamp      timestamptz not null,
  lower_bound    double precision not null,
  upper_bound    double precision not null,
  score          double precision not null,
  starts_episode boolean not null,
  explanation    text not null,
  stream_id      uuid not null,
  batch_id       bigint not null,
  primary key (business_id, source_id, timestamp),
  foreign key (business_id, source_id, timestamp)
    references public.anomalies (business_id, source_id, timestamp) on delete cascade
);

alter table stream_anomalies enable row level security;
grant select, insert, update on stream_anomalies to signalcraft_fleet;

create policy fleet_select on stream_anomalies
  for select to signalcraft_fleet
  using (true);

create policy fleet_insert on stream_anomalies
  for insert to signalcraft_fleet
  with check (true);

create policy fleet_update on stream_anomalies
  for update to signalcraft_fleet
  using (true)
  with check (true);
