-- KPI sources and their points.

create table public.kpi_sources (
  id          uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id) on delete cascade,
  name        text not null check (char_length(name) <= 200 and btrim(name) <> ''),
  type        text not null
              check (type in ('revenue', 'customers', 'orders', 'traffic', 'custom')),
  unit        text check (char_length(unit) <= 50),
  config      jsonb not null default '{}'
              check (jsonb_typeof(config) = 'object' and octet_length(config::text) <= 65536),
  is_active   boolean not null default true,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  ordinal     bigint not null generated always as identity,
  -- What belongs to a source refers to both, so that its business is the source's.
  constraint kpi_sources_business_id_id_key unique (business_id, id)
);

create index idx_kpi_sources_type on public.kpi_sources (type);
create index idx_kpi_sources_deleted
  on public.kpi_sources (business_id)
  where deleted_at is not null;

-- One row for each point. There is no default partition: a time outside of all partitions is an
-- error, not a row in a place that no query expects.
create table public.kpi_data (
  -- No default: signalcraft.point_id() derives it from source, time and metadata, so that the same
  -- point pushed twice is one row.
  id          uuid not null,
  business_id uuid not null,
  source_id   uuid not null,
  timestamp   timestamptz not null,
  -- At most 50 digits on each side of the point. The bounds leave out NaN and the infinities too.
  value       decimal not null
              constraint value check (value > -1e50 and value < 1e50 and scale(value) <= 50),
  metadata    jsonb not null default '{}'
              constraint metadata
              check (jsonb_typeof(metadata) = 'object' and pg_column_size(metadata) <= 16384),
  created_at  timestamptz not null default now(),
  -- Holds the value, so that a range of a source is read from the index alone.
  primary key (business_id, source_id, timestamp, id) include (value),
  foreign key (business_id, source_id)
    references public.kpi_sources (business_id, id) on delete cascade
) partition by range (timestamp);

-- What retention leaves of the points of a day of UTC.
create table public.kpi_daily (
  business_id    uuid not null,
  source_id      uuid not null,
  day            date not null,
  count          bigint not null check (count > 0),
  sum            decimal not null,
  min            decimal not null,
  max            decimal not null,
  last           decimal not null,
  -- Which point was the last, so that points that come late can be told from it.
  last_timestamp timestamptz not null,
  last_id        uuid not null,
  primary key (business_id, source_id, day),
  foreign key (business_id, source_id)
    references public.kpi_sources (business_id, id) on delete cascade,
  constraint min_max check (min <= max)
);

create index idx_kpi_daily_day on public.kpi_daily (day);

-- Batches that came with an idempotency key, and the answer that each got.
create table public.ingest_batches (
  business_id     uuid not null references public.businesses (id) on delete cascade,
  -- 8 to 200 units of UTF-16, of which a character has one or two.
  idempotency_key text not null check (char_length(idempotency_key) between 4 and 200),
  request_hash    bytea not null check (octet_length(request_hash) = 32),
  answer          jsonb not null,
  created_at      timestamptz not null default now(),
  primary key (business_id, idempotency_key)
);

create index idx_ingest_batches_created_at on public.ingest_batches (created_at);
