-- API keys and the audit log.

create table public.api_keys (
  id           uuid primary key default gen_random_uuid(),
  business_id  uuid not null references public.businesses (id) on delete cascade,
  name         text not null check (char_length(name) <= 200 and btrim(name) <> ''),
  -- SHA-256 of the secret, in hexadecimal. A secret of 256 random bits needs no slow hash. No
  -- caller can read this column, not even by way of the audit log.
  key_hash     text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  permissions  text[] not null default '{read}'
               check (permissions <@ array['read', 'write'] and cardinality(permissions) > 0),
  last_used_at timestamptz,
  expires_at   timestamptz check (isfinite(expires_at)),
  revoked_at   timestamptz,
  created_by   uuid references auth.users (id) on delete set null,
  created_at   timestamptz not null default now(),
  ordinal      bigint not null generated always as identity
);

create index idx_api_keys_business_id on public.api_keys (business_id, created_at desc);
create index idx_api_keys_created_by on public.api_keys (created_by);

create sequence signalcraft_private.audit_logs_ordinal;

-- No foreign keys: the log outlives what it tells of. Partitioned by month.
create table public.audit_logs (
  id          uuid not null default gen_random_uuid(),
  user_id     uuid,
  business_id uuid,
  action      text not null check (action in ('create', 'update', 'delete', 'view')),
  resource    text not null check (char_length(resource) between 1 and 100),
  resource_id uuid,
  -- Names of changed columns and counts, never values.
  details     jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  ip_address  inet,
  user_agent  text check (char_length(user_agent) <= 1000),
  created_at  timestamptz not null default now(),
  ordinal     bigint not null default nextval('signalcraft_private.audit_logs_ordinal'),
  primary key (created_at, id)
) partition by range (created_at);

create index idx_audit_logs_user_id
  on public.audit_logs (user_id, created_at desc, ordinal desc);
create index idx_audit_logs_business_id
  on public.audit_logs (business_id, created_at desc, ordinal desc);
create index idx_audit_logs_action on public.audit_logs (action, created_at desc);
create index idx_audit_logs_resource_id on public.audit_logs (resource_id);
