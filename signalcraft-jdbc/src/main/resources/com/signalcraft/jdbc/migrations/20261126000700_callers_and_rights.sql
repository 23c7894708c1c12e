-- Who calls, and what he may do. Every function has a fixed search path; "pg_temp" stands last, as
-- it would be searched first where it is not named. What is asked at every call is PL/pgSQL, which
-- keeps its plans; a function of SQL would be planned again by each query that calls it.

-- The table of rights: the least role and, where keys may do it at all, the permission of a key.
create table signalcraft_private.rights (
  name           text primary key,
  least_role     text not null check (least_role in ('viewer', 'editor', 'admin', 'owner')),
  key_permission text check (key_permission in ('read', 'write'))
);

alter table signalcraft_private.rights enable row level security;

insert into signalcraft_private.rights (name, least_role, key_permission) values
  ('read', 'viewer', 'read'),
  ('push_points', 'editor', 'write'),
  ('save_insights', 'editor', 'write'),
  ('acknowledge', 'editor', null),
  ('manage_alerts', 'editor', null),
  ('edit_sources', 'editor', null),
  ('remove_sources', 'admin', null),
  ('edit_business', 'admin', null),
  ('manage_members', 'admin', null),
  ('manage_keys', 'admin', null),
  ('read_audit_log', 'admin', null),
  ('export', 'admin', null),
  ('appoint_admins', 'owner', null),
  ('transfer_business', 'owner', null),
  ('remove_business', 'owner', null);

create function signalcraft_private.role_rank(p_role text)
returns integer
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return array_position(array['viewer', 'editor', 'admin', 'owner'], p_role);
end
$$;

-- The role that the transaction was bound to. Not current_user, which is the owner inside of a
-- SECURITY DEFINER function, and not a claim, which is only text.
create function signalcraft_private.caller_role()
returns text
language plpgsql
stable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(nullif(current_setting('role', true), 'none'), session_user::text);
end
$$;

-- The service, the worker, and who owns the schema (an operator at the console).
create function signalcraft_private.is_service()
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text := signalcraft_private.caller_role();
begin
  return case
    when v_role in ('authenticated', 'signalcraft_api_key') then false
    when v_role in ('service_role', 'signalcraft_worker') then true
    else (
      select pg_has_role(v_role, n.nspowner, 'member')
      from pg_namespace n
      where n.nspname = 'signalcraft'
    )
  end;
end
$$;

-- Settings read back as '', not null, after a transaction that had set them.
create function signalcraft_private.claim(p_name text)
returns text
language plpgsql
stable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> p_name;
end
$$;

-- The calling user; null for keys and the service, and for who was erased or anonymised: a token
-- lives longer than an account. SECURITY DEFINER, as policies call it for callers, who have no USAGE
-- on the schema of what it calls.
create function signalcraft_private.user_id()
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- caller_role() and claim(), written out: each policy asks this.
  if coalesce(nullif(current_setting('role', true), 'none'), session_user::text)
     = 'authenticated' then
    return (
      select p.id
      from public.user_profiles p
      where p.id
            = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
        and p.anonymised_at is null
    );
  end if;
  return null;
end
$$;

-- The calling key; null for users and the service.
create function signalcraft_private.api_key_id()
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if signalcraft_private.caller_role() = 'signalcraft_api_key' then
    return signalcraft_private.claim('api_key_id')::uuid;
  end if;
  return null;
end
$$;

-- The businesses in which the caller has at least a role; of keys, "read" counts as viewer and
-- "write" as editor. All policies are made with it, as an initial plan: once a query, never once a
-- row. STABLE, not IMMUTABLE, which would be folded into cached plans and give one caller another
-- one's businesses.
create function signalcraft_private.business_ids(p_least_role text)
returns uuid[]
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.user_id();
  v_key uuid;
  v_ids uuid[];
begin
  if v_user is not null then
    select array_agg(m.business_id)
    into v_ids
    from public.business_members m
    join public.businesses b on b.id = m.business_id
    where m.user_id = v_user
      and m.joined_at is not null
      and b.deleted_at is null
      -- The ranks of role_rank(), without a call for each membership.
      and array_position(array['viewer', 'editor', 'admin', 'owner'], m.role)
          >= array_position(array['viewer', 'editor', 'admin', 'owner'], p_least_role);
    return coalesce(v_ids, '{}');
  end if;
  v_key := signalcraft_private.api_key_id();
  if v_key is not null then
    select array_agg(k.business_id)
    into v_ids
    from public.api_keys k
    join public.businesses b on b.id = k.business_id
    where k.id = v_key
      and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())
      and b.deleted_at is null
      and case p_least_role
            when 'viewer' then 'read' = any (k.permissions)
            when 'editor' then 'write' = any (k.permissions)
            else false
          end;
  end if;
  return coalesce(v_ids, '{}');
end
$$;

-- Sources that were removed and are not purged yet: their rows are hidden with them. A short list,
-- of all businesses that the caller has to do with: business_ids() stands beside it in each policy
-- and is not asked twice.
create function signalcraft_private.removed_source_ids()
returns uuid[]
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.user_id();
  v_key uuid;
  v_ids uuid[];
begin
  if v_user is not null then
    select array_agg(s.id)
    into v_ids
    from public.business_members m
    join public.kpi_sources s on s.business_id = m.business_id
    where m.user_id = v_user
      and s.deleted_at is not null;
    return coalesce(v_ids, '{}');
  end if;
  v_key := signalcraft_private.api_key_id();
  if v_key is not null then
    select array_agg(s.id)
    into v_ids
    from public.api_keys k
    join public.kpi_sources s on s.business_id = k.business_id
    where k.id = v_key
      and s.deleted_at is not null;
  end if;
  return coalesce(v_ids, '{}');
end
$$;

-- Removed businesses that a user is a member of or has notifications about: hidden from him.
create function signalcraft_private.removed_business_ids()
returns uuid[]
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.user_id();
begin
  return coalesce(
    (
      select array_agg(b.id)
      from public.businesses b
      where b.deleted_at is not null
        and (
          exists (
            select
            from public.business_members m
            where m.business_id = b.id
              and m.user_id = v_user
          )
          or exists (
            select
            from public.notifications n
            where n.business_id = b.id
              and n.user_id = v_user
          )
        )
    ),
    '{}'
  );
end
$$;

-- What a caller is in a business: owner, admin, editor, viewer, api_key or service. Null where the
-- business does not exist for him; that it is not his and that it is not there look the same.
create function signalcraft_private.standing(p_business_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.user_id();
  v_key uuid := signalcraft_private.api_key_id();
begin
  if v_user is not null then
    return (
      select m.role
      from public.business_members m
      join public.businesses b on b.id = m.business_id
      where m.business_id = p_business_id
        and m.user_id = v_user
        and m.joined_at is not null
        and b.deleted_at is null
    );
  elsif v_key is not null then
    return (
      select 'api_key'
      from public.api_keys k
      join public.businesses b on b.id = k.business_id
      where k.id = v_key
        and k.business_id = p_business_id
        and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now())
        and b.deleted_at is null
    );
  elsif signalcraft_private.is_service() then
    return (
      select 'service'
      from public.businesses b
      where b.id = p_business_id
        and b.deleted_at is null
    );
  end if;
  return null;
end
$$;

-- Whether somebody of a standing has a right.
create function signalcraft_private.has_right(p_standing text, p_right text)
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_right signalcraft_private.rights;
begin
  select * into strict v_right from signalcraft_private.rights r where r.name = p_right;
  return case p_standing
    when 'service' then true
    when 'api_key' then coalesce(
      (
        select v_right.key_permission = any (k.permissions)
        from public.api_keys k
        where k.id = signalcraft_private.api_key_id()
      ),
      false
    )
    else signalcraft_private.role_rank(p_standing)
         >= signalcraft_private.role_rank(v_right.least_role)
  end;
end
$$;

-- The errors that callers see. PostgREST answers PTnnn with the HTTP status nnn.
create function signalcraft_private.fail(p_state text, p_message text, p_field text default null)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_field is null then
    raise exception using errcode = p_state, message = p_message;
  end if;
  raise exception using errcode = p_state, message = p_message, column = p_field;
end
$$;

create function signalcraft_private.fail_not_found(p_resource text, p_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- One answer for "not there" and "not yours".
  perform signalcraft_private.fail(
    'PT404', format('no %s with id %s is visible to this caller', p_resource, p_id));
end
$$;

create function signalcraft_private.require_right(p_standing text, p_right text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if signalcraft_private.has_right(p_standing, p_right) then
    return;
  elsif p_standing = 'api_key' then
    perform signalcraft_private.fail('PT403', 'the API key does not allow this: ' || p_right);
  end if;
  perform signalcraft_private.fail(
    'PT403',
    format(
      'this needs at least the role %s in the business',
      (select r.least_role from signalcraft_private.rights r where r.name = p_right)
    )
  );
end
$$;

create function signalcraft_private.require_business(p_business_id uuid, p_right text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_standing text := signalcraft_private.standing(p_business_id);
begin
  if v_standing is null then
    perform signalcraft_private.fail_not_found('business', p_business_id);
  end if;
  perform signalcraft_private.require_right(v_standing, p_right);
end
$$;

-- Gives the source's business.
create function signalcraft_private.require_source(p_source_id uuid, p_right text)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_business uuid;
  v_standing text;
begin
  select s.business_id
  into v_business
  from public.kpi_sources s
  where s.id = p_source_id
    and s.deleted_at is null;
  v_standing := signalcraft_private.standing(v_business);
  if v_standing is null then
    perform signalcraft_private.fail_not_found('KPI source', p_source_id);
  end if;
  perform signalcraft_private.require_right(v_standing, p_right);
  return v_business;
end
$$;

create function signalcraft_private.require_service()
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not signalcraft_private.is_service() then
    perform signalcraft_private.fail('PT403', 'this is for the service alone');
  end if;
end
$$;

-- The calling user, who must be one.
create function signalcraft_private.require_user()
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.user_id();
begin
  if v_user is null then
    perform signalcraft_private.fail(
      'PT401', 'this needs a user, not a key or the service');
  end if;
  return v_user;
end
$$;

-- ---- what callers ask

-- Whether a user is known and can sign in. For the application's login, before it binds him.
create function signalcraft.is_active_user(p_user_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select
    from public.user_profiles p
    where p.id = p_user_id
      and p.anonymised_at is null
  );
end
$$;

-- Which key a secret belongs to, by its hash; nothing for one that is unknown, expired or revoked,
-- without a difference. For the application's login, before it binds the key.
create function signalcraft.resolve_api_key(p_key_hash text)
returns table (
  key_id      uuid,
  business_id uuid,
  permissions text[]
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- To the minute, and by one call alone: a key that is used all the time must neither be rewritten
  -- all the time nor make its calls wait for each other.
  update public.api_keys k
  set last_used_at = now()
  where k.id in (
    select u.id
    from public.api_keys u
    where u.key_hash = p_key_hash
      and (u.last_used_at is null or u.last_used_at <= now() - interval '1 minute')
    for update skip locked
  );
  return query
    select k.id, k.business_id, k.permissions
    from public.api_keys k
    join public.businesses b on b.id = k.business_id
    where k.key_hash = p_key_hash
      and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())
      and b.deleted_at is null;
end
$$;

-- What the caller is in a business, or in that of a source, an alert, an anomaly. No row where it
-- does not exist for him.
create function signalcraft.access(p_business_id uuid)
returns table (
  business_id uuid,
  role        text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  business_id := p_business_id;
  role := signalcraft_private.standing(p_business_id);
  if role is not null then
    return next;
  end if;
end
$$;

create function signalcraft.access_to_source(p_source_id uuid)
returns table (
  business_id uuid,
  role        text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  select s.business_id
  into business_id
  from public.kpi_sources s
  where s.id = p_source_id
    and s.deleted_at is null;
  role := signalcraft_private.standing(business_id);
  if role is not null then
    return next;
  end if;
end
$$;

create function signalcraft.access_to_alert(p_alert_id uuid)
returns table (
  business_id uuid,
  role        text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  select t.business_id
  into business_id
  from public.alerts t
  join public.kpi_sources s on s.id = t.source_id
  where t.id = p_alert_id
    and t.deleted_at is null
    and s.deleted_at is null;
  role := signalcraft_private.standing(business_id);
  if role is not null then
    return next;
  end if;
end
$$;

create function signalcraft.access_to_anomaly(p_anomaly_id uuid)
returns table (
  business_id uuid,
  role        text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  select n.business_id
  into business_id
  from public.anomalies n
  join public.kpi_sources s on s.id = n.source_id
  where n.id = p_anomaly_id
    and s.deleted_at is null;
  role := signalcraft_private.standing(business_id);
  if role is not null then
    return next;
  end if;
end
$$;
