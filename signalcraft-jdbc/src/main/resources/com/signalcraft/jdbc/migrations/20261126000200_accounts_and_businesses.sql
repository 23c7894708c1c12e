-- People, their plans, and the businesses that they belong to.

create table public.user_profiles (
  id                uuid primary key references auth.users (id) on delete cascade,
  full_name         text check (char_length(full_name) <= 200),
  avatar_url        text check (char_length(avatar_url) <= 2000),
  timezone          text not null default 'UTC' check (char_length(timezone) between 1 and 100),
  -- Follows subscriptions.tier by a trigger; never written by users.
  subscription_tier text not null default 'free'
                    check (subscription_tier in ('free', 'pro', 'enterprise')),
  trial_ends_at     timestamptz check (isfinite(trial_ends_at)),
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  deleted_at        timestamptz,
  anonymised_at     timestamptz
);

-- Answers "is this user known", at every call, from the index alone.
create index idx_user_profiles_active on public.user_profiles (id) where anonymised_at is null;

create table public.subscriptions (
  id                     uuid primary key default gen_random_uuid(),
  -- One subscription a user: which plan counts must not depend on which row is read.
  user_id                uuid not null unique references auth.users (id) on delete cascade,
  stripe_customer_id     text unique,
  stripe_subscription_id text unique,
  tier                   text not null default 'free'
                         check (tier in ('free', 'pro', 'enterprise')),
  -- The states of the payment service, all of them.
  status                 text not null default 'active'
                         check (status in ('trialing', 'active', 'past_due', 'unpaid', 'canceled',
                                           'incomplete', 'incomplete_expired', 'paused')),
  current_period_start   timestamptz,
  current_period_end     timestamptz,
  trial_start            timestamptz,
  trial_end              timestamptz,
  canceled_at            timestamptz,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint current_period_end check (current_period_end >= current_period_start),
  constraint trial_end check (trial_end >= trial_start)
);

create table public.businesses (
  id          uuid primary key default gen_random_uuid(),
  -- RESTRICT: erasing an owner must not take his co-members' data with him; erase_user() hands
  -- his businesses on first.
  owner_id    uuid not null references auth.users (id) on delete restrict,
  name        text not null check (char_length(name) <= 200 and btrim(name) <> ''),
  industry    text check (char_length(industry) <= 200),
  description text check (char_length(description) <= 10000),
  location    jsonb check (jsonb_typeof(location) = 'object' and pg_column_size(location) <= 8192),
  settings    jsonb not null default '{}'
              check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 65536),
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  -- Breaks ties of created_at, so that lists have one order.
  ordinal     bigint not null generated always as identity
);

create index idx_businesses_owner_id on public.businesses (owner_id);
create index idx_businesses_industry on public.businesses (industry);
-- Answers "is it there", at every call too, from the index alone.
create index idx_businesses_present on public.businesses (id) where deleted_at is null;
create index idx_businesses_deleted on public.businesses (id) where deleted_at is not null;
create index idx_businesses_created_at on public.businesses (created_at, ordinal);

-- The one source of rights.
create table public.business_members (
  id          uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id) on delete cascade,
  user_id     uuid not null references auth.users (id) on delete cascade,
  role        text not null default 'viewer'
              check (role in ('owner', 'admin', 'editor', 'viewer')),
  invited_by  uuid references auth.users (id) on delete set null,
  invited_at  timestamptz not null default now(),
  -- Null while the invitation is open, which gives no rights.
  joined_at   timestamptz,
  ordinal     bigint not null generated always as identity,
  unique (business_id, user_id),
  constraint owner_has_joined check (role <> 'owner' or joined_at is not null)
);

create unique index business_members_one_owner
  on public.business_members (business_id)
  where role = 'owner';
-- Answers "which businesses is this user in" from the index alone, at every call.
create index idx_business_members_user_id
  on public.business_members (user_id)
  include (business_id, role, joined_at);
create index idx_business_members_invited_by on public.business_members (invited_by);

create table public.usage_tracking (
  id          uuid primary key default gen_random_uuid(),
  -- Whose plan pays: the owner of the business at the time.
  user_id     uuid not null references auth.users (id) on delete cascade,
  business_id uuid references public.businesses (id) on delete cascade,
  metric      text not null check (char_length(metric) between 1 and 100),
  value       bigint not null default 1 check (value >= 0),
  period      text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  created_at  timestamptz not null default now()
);

-- One counter for each user, month, metric and business; what belongs to no business (any more)
-- is one counter too.
create unique index idx_usage_user_period
  on public.usage_tracking (user_id, period, metric, business_id) nulls not distinct;
create index idx_usage_business_id on public.usage_tracking (business_id);

-- What the plans allow; null for no limit.
create table signalcraft_private.plan_limits (
  tier                text primary key check (tier in ('free', 'pro', 'enterprise')),
  data_sources        integer,
  api_calls_per_month integer,
  seats               integer,
  forecast_days       integer,
  anomaly_alerts      boolean not null
);

alter table signalcraft_private.plan_limits enable row level security;

insert into signalcraft_private.plan_limits
  (tier, data_sources, api_calls_per_month, seats, forecast_days, anomaly_alerts)
values
  ('free', 3, 5000, 1, 0, false),
  ('pro', 10, 30000, 5, 30, true),
  ('enterprise', null, null, null, null, true);
