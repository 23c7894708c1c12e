-- Accounts as a whole, sessions, sign-ins and their throttling, quotas, idempotency keys.

create table sessions (
  id             uuid primary key default gen_random_uuid(),
  user_id        uuid not null references auth.users (id) on delete cascade,
  -- SHA-256 of the secret of the refresh token that is good now; those before it are spent.
  refresh_hash   bytea not null check (octet_length(refresh_hash) = 32),
  created_at     timestamptz not null default now(),
  refreshed_at   timestamptz not null default now(),
  -- Where the last refresh came from: a second one from there at once is a race, not a theft.
  refreshed_from text check (char_length(refreshed_from) <= 100),
  expires_at     timestamptz not null,
  ended_at       timestamptz
);

create index idx_sessions_user_id on sessions (user_id);
create index idx_sessions_expires_at on sessions (expires_at);

grant select, insert, update, delete on sessions to signalcraft_server;

-- What happened to an account's sign-in, for the user to look at. Those of an address without an
-- account are in the log of the server alone.
create table sign_ins (
  id         bigint generated always as identity primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  event      text not null check (event in (
               'registered', 'signed_in', 'refused', 'token_reused', 'password_changed',
               'signed_out')),
  ip_address inet,
  user_agent text check (char_length(user_agent) <= 1000),
  created_at timestamptz not null default now()
);

create index idx_sign_ins_user_id on sign_ins (user_id, id desc);
create index idx_sign_ins_created_at on sign_ins (created_at);

grant select, insert, delete on sign_ins to signalcraft_server;

-- Failed sign-ins in a row, by the hash of what they have in common. Rows of an hour ago say
-- nothing any more.
create table sign_in_failures (
  subject       text primary key check (char_length(subject) <= 100),
  failures      integer not null,
  last_at       timestamptz not null,
  blocked_until timestamptz not null
);

create index idx_sign_in_failures_last_at on sign_in_failures (last_at);

grant select, insert, update, delete on sign_in_failures to signalcraft_server;

-- Counts of the windows that run. Nothing is lost that matters if the server of the database
-- crashes, so it is not logged, which makes counting cheap.
create unlogged table quotas (
  bucket    text primary key check (char_length(bucket) <= 100),
  minute_at timestamptz not null,
  minute    integer not null,
  hour_at   timestamptz not null,
  hour      integer not null,
  day_at    timestamptz not null,
  day       integer not null
) with (fillfactor = 50);

create index idx_quotas_day_at on quotas (day_at);

grant select, insert, update, delete on quotas to signalcraft_server;

-- Requests that were sent with a key, and their answers, sealed.
create table idempotency_keys (
  key_hash     bytea primary key check (octet_length(key_hash) = 32),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  -- Who works on it: only he may finish it.
  worker       uuid not null,
  locked_until timestamptz not null,
  -- Null while it is worked on.
  status       integer,
  answer       bytea,
  created_at   timestamptz not null default now()
);

create index idx_idempotency_keys_created_at on idempotency_keys (created_at);

grant select, insert, update, delete on idempotency_keys to signalcraft_server;

-- ---- functions, as the owner: what they need of the library's tables, and no more

-- A user with his password and his first business, all or none. The rows are those that the
-- library's create_user() and a user's own call would make.
create function open_account(
  p_email         text,
  p_full_name     text,
  p_timezone      text,
  p_password_hash text,
  p_business_name text,
  p_industry      text,
  p_ip            text,
  p_agent         text
)
returns table (
  user_id     uuid,
  business_id uuid
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- For the entries of the audit log.
  perform set_config('signalcraft.client_ip', coalesce(p_ip, ''), true);
  perform set_config('signalcraft.user_agent', coalesce(p_agent, ''), true);
  user_id := gen_random_uuid();
  business_id := gen_random_uuid();
  -- The lock of create_user(): two at once with one address, the second waits and is refused.
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.email ' || lower(p_email), 0));
  if exists (select from auth.users u where lower(u.email) = lower(p_email)) then
    raise exception using errcode = 'PT409', message = 'email: the address is taken';
  end if;
  insert into auth.users (id, email, raw_user_meta_data, created_at, updated_at)
  values (
    open_account.user_id,
    p_email,
    jsonb_strip_nulls(jsonb_build_object('full_name', p_full_name, 'timezone', p_timezone)),
    now(),
    now()
  );
  insert into public.businesses (id, owner_id, name, industry, location, settings)
  values (open_account.business_id, open_account.user_id, p_business_name, p_industry, null, '{}');
  insert into signalcraft_server.credentials (user_id, password_hash)
  values (open_account.user_id, p_password_hash);
  -- He did it himself, though nobody was signed in yet.
  update public.audit_logs a
  set user_id = open_account.user_id
  where a.created_at = now()
    and a.user_id is null
    and a.resource_id in (open_account.user_id, open_account.business_id);
  return next;
end
$$;

revoke all on function open_account(text, text, text, text, text, text, text, text) from public;
grant execute on function open_account(text, text, text, text, text, text, text, text)
  to signalcraft_server;

-- Whom a request counts for, what his plan is, and whether that is one more than it allows. One
-- round trip for each request. p_limits has the requests a minute, an hour and a day of callers
-- that are not known, and of the plans free, pro and enterprise; 0 is no limit. A window begins
-- with the first request after the one before it. A refused request is not counted.
create function admit(
  p_user     uuid,
  p_session  uuid,
  p_key_hash text,
  p_client   text,
  p_limits   integer[]
)
returns table (
  known       boolean,
  is_admitted boolean,
  max_count   integer,
  remaining   integer,
  reset_at    timestamptz,
  is_limited  boolean
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
-- Rather let one through than wait for a lock that somebody holds.
set lock_timeout = '1s'
as $$
declare
  v_now timestamptz := now();
  v_bucket text;
  v_owner uuid;
  v_at integer := 0;
  v_minute_limit integer;
  v_hour_limit integer;
  v_day_limit integer;
  v_row signalcraft_server.quotas;
begin
  known := false;
  if p_user is not null then
    known := exists (
      select
      from public.user_profiles p
      where p.id = p_user
        and p.anonymised_at is null
    ) and (p_session is null or exists (
      select
      from signalcraft_server.sessions s
      where s.id = p_session
        and s.user_id = p_user
        and s.ended_at is null
    ));
    v_owner := p_user;
    v_bucket := 'user ' || p_user;
  elsif p_key_hash is not null then
    select b.owner_id, 'business ' || b.id, true
    into v_owner, v_bucket, known
    from public.api_keys k
    join public.businesses b on b.id = k.business_id
    where k.key_hash = p_key_hash
      and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > v_now)
      and b.deleted_at is null;
    known := coalesce(known, false);
  end if;
  if known then
    v_at := array_position(
      array['free', 'pro', 'enterprise'], signalcraft_private.effective_tier(v_owner));
  else
    v_bucket := 'address ' || p_client;
  end if;
  v_minute_limit := p_limits[3 * v_at + 1];
  v_hour_limit := p_limits[3 * v_at + 2];
  v_day_limit := p_limits[3 * v_at + 3];
  is_limited := v_minute_limit > 0 or v_hour_limit > 0 or v_day_limit > 0;
  is_admitted := true;
  if not is_limited then
    return next;
    return;
  end if;

  insert into signalcraft_server.quotas as q
    (bucket, minute_at, minute, hour_at, hour, day_at, day)
  values (v_bucket, v_now, 0, v_now, 0, v_now, 0)
  on conflict (bucket) do nothing;
  select * into v_row from signalcraft_server.quotas q where q.bucket = v_bucket for update;
  if not found then
    -- Swept away in between: this is the first one again.
    v_row := row(v_bucket, v_now, 0, v_now, 0, v_now, 0)::signalcraft_server.quotas;
  end if;
  if v_row.minute_at <= v_now - interval '1 minute' then
    v_row.minute_at := v_now;
    v_row.minute := 0;
  end if;
  if v_row.hour_at <= v_now - interval '1 hour' then
    v_row.hour_at := v_now;
    v_row.hour := 0;
  end if;
  if v_row.day_at <= v_now - interval '1 day' then
    v_row.day_at := v_now;
    v_row.day := 0;
  end if;
  is_admitted := (v_minute_limit = 0 or v_row.minute < v_minute_limit)
    and (v_hour_limit = 0 or v_row.hour < v_hour_limit)
    and (v_day_limit = 0 or v_row.day < v_day_limit);
  if is_admitted then
    v_row.minute := v_row.minute + 1;
    v_row.hour := v_row.hour + 1;
    v_row.day := v_row.day + 1;
    update signalcraft_server.quotas q
    set minute_at = v_row.minute_at,
        minute = v_row.minute,
        hour_at = v_row.hour_at,
        hour = v_row.hour,
        day_at = v_row.day_at,
        day = v_row.day
    where q.bucket = v_bucket;
  end if;
  -- Of the windows, the one in which the least is left; of several, the one that ends last.
  select w.max_count, w.max_count - w.used, w.ends
  into max_count, remaining, reset_at
  from (values
    (v_minute_limit, v_row.minute, v_row.minute_at + interval '1 minute'),
    (v_hour_limit, v_row.hour, v_row.hour_at + interval '1 hour'),
    (v_day_limit, v_row.day, v_row.day_at + interval '1 day')
  ) as w (max_count, used, ends)
  where w.max_count > 0
  order by greatest(w.max_count - w.used, 0), w.ends desc
  limit 1;
  remaining := greatest(remaining, 0);
  return next;
end
$$;

revoke all on function admit(uuid, uuid, text, text, integer[]) from public;
grant execute on function admit(uuid, uuid, text, text, integer[]) to signalcraft_server;

-- An anonymised user keeps his row and loses his address: then nothing of him stays here.
create function forget_anonymised()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from signalcraft_server.credentials c where c.user_id = new.id;
  delete from signalcraft_server.sessions s where s.user_id = new.id;
  delete from signalcraft_server.sign_ins i where i.user_id = new.id;
  return null;
end
$$;

create trigger signalcraft_server_forget_anonymised
  after update of email on auth.users
  for each row
  when (new.email = new.id || '@anonymised.invalid')
  execute function forget_anonymised();

-- Counts a sign-in as failed before it is tried, so that many at once do not all pass; who succeeds
-- takes it back. Gives the seconds to wait, 0 where it may be tried. Of each subject p_free failures
-- cost nothing; from then on each doubles the wait, up to p_longest seconds.
create function begin_sign_in(p_subjects text[], p_free integer[], p_longest integer[])
returns integer
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := now();
  v_wait integer := 0;
  v_row record;
begin
  -- In one order, so that no two wait for each other.
  insert into signalcraft_server.sign_in_failures (subject, failures, last_at, blocked_until)
  select s.subject, 0, v_now, v_now
  from unnest(p_subjects) as s (subject)
  order by s.subject
  on conflict (subject) do nothing;
  for v_row in
    select f.subject, f.blocked_until
    from signalcraft_server.sign_in_failures f
    where f.subject = any (p_subjects)
    order by f.subject
    for update
  loop
    v_wait := greatest(v_wait, ceil(extract(epoch from v_row.blocked_until - v_now))::integer);
  end loop;
  if v_wait > 0 then
    return v_wait;
  end if;
  update signalcraft_server.sign_in_failures f
  set failures = n.failures,
      last_at = v_now,
      blocked_until = v_now + case
        when n.failures <= p.free then interval '0'
        else make_interval(secs => least(p.longest, 2 ^ least(n.failures - p.free - 1, 20)))
      end
  from unnest(p_subjects, p_free, p_longest) as p (subject, free, longest),
    lateral (
      select case when o.last_at <= v_now - interval '1 hour' then 1 else o.failures + 1 end
      from signalcraft_server.sign_in_failures o
      where o.subject = p.subject
    ) as n (failures)
  where f.subject = p.subject;
  return 0;
end
$$;

revoke all on function begin_sign_in(text[], integer[], integer[]) from public;
grant execute on function begin_sign_in(text[], integer[], integer[]) to signalcraft_server;
