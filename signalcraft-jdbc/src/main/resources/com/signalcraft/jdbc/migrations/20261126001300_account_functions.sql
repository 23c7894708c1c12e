-- What callers do with accounts and businesses where a policy could not say who may. Each function
-- first asks who calls; execution is granted in the last migration of this release.

create function signalcraft.create_user(
  p_email     text,
  p_full_name text,
  p_timezone  text
)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid := gen_random_uuid();
begin
  perform signalcraft_private.require_service();
  -- Two at once with one address: the second waits and is refused.
  perform pg_advisory_xact_lock(hashtextextended('signalcraft.email ' || lower(p_email), 0));
  if exists (select from auth.users u where lower(u.email) = lower(p_email)) then
    perform signalcraft_private.fail('PT409', 'email: the address is taken');
  end if;
  insert into auth.users (id, email, raw_user_meta_data, created_at, updated_at)
  values (
    v_id,
    p_email,
    jsonb_strip_nulls(jsonb_build_object('full_name', p_full_name, 'timezone', p_timezone)),
    now(),
    now()
  );
  return v_id;
end
$$;

-- A profile with the account's address: one's own, or any for the service; else no row.
create function signalcraft.profile(p_user_id uuid)
returns table (
  id                uuid,
  email             text,
  full_name         text,
  avatar_url        text,
  timezone          text,
  subscription_tier text,
  trial_ends_at     timestamptz,
  created_at        timestamptz,
  updated_at        timestamptz
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select p.id, u.email::text, p.full_name, p.avatar_url, p.timezone, p.subscription_tier,
           p.trial_ends_at, p.created_at, p.updated_at
    from public.user_profiles p
    join auth.users u on u.id = p.id
    where p.id = p_user_id
      and (signalcraft_private.is_service() or p.id = signalcraft_private.user_id());
end
$$;

-- The calling user's plan that counts now, and what is used of it this month.
create function signalcraft.plan_usage()
returns table (
  effective_tier text,
  api_calls      bigint,
  data_sources   bigint
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.require_user();
begin
  return query
    select
      signalcraft_private.effective_tier(v_user),
      (
        select coalesce(sum(u.value), 0)::bigint
        from public.usage_tracking u
        where u.user_id = v_user
          and u.metric = 'api_calls'
          and u.period = signalcraft_private.current_period()
      ),
      signalcraft_private.count_sources(v_user);
end
$$;

-- Accepts the calling user's own invitation; does nothing where he has joined.
create function signalcraft.accept_invitation(p_business_id uuid)
returns setof public.business_members
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_user uuid := signalcraft_private.require_user();
begin
  update public.business_members m
  set joined_at = now()
  where m.business_id = p_business_id
    and m.user_id = v_user
    and m.joined_at is null
    and exists (
      select
      from public.businesses b
      where b.id = p_business_id
        and b.deleted_at is null
    );
  return query
    select m.*
    from public.business_members m
    join public.businesses b on b.id = m.business_id
    where m.business_id = p_business_id
      and m.user_id = v_user
      and b.deleted_at is null;
  if not found then
    perform signalcraft_private.fail_not_found('business', p_business_id);
  end if;
end
$$;

-- Makes a member the owner, and the owner, where he still is a member, an admin.
create function signalcraft_private.hand_over(p_business_id uuid, p_new_owner_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.business_members m
  set role = 'admin'
  where m.business_id = p_business_id
    and m.role = 'owner';
  update public.business_members m
  set role = 'owner'
  where m.business_id = p_business_id
    and m.user_id = p_new_owner_id;
  update public.businesses b
  set owner_id = p_new_owner_id
  where b.id = p_business_id;
end
$$;

create function signalcraft.transfer_business(p_business_id uuid, p_new_owner_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_business(p_business_id, 'transfer_business');
  -- Of two transfers at once the second sees what the first has done.
  perform 1 from public.businesses b where b.id = p_business_id for update;
  perform signalcraft_private.require_business(p_business_id, 'transfer_business');
  perform 1
  from public.business_members m
  where m.business_id = p_business_id
    and m.user_id = p_new_owner_id
    and m.joined_at is not null
  for update;
  if not found then
    perform signalcraft_private.fail_not_found('member', p_new_owner_id);
  end if;
  if not exists (
    select
    from public.businesses b
    where b.id = p_business_id
      and b.owner_id = p_new_owner_id
  ) then
    perform signalcraft_private.hand_over(p_business_id, p_new_owner_id);
  end if;
end
$$;

-- Hides a business from everybody; an operator can bring it back until it is erased.
create function signalcraft.delete_business(p_business_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_business(p_business_id, 'remove_business');
  update public.businesses b
  set deleted_at = now()
  where b.id = p_business_id
    and b.deleted_at is null;
end
$$;

-- Hides a source with its points, forecasts, anomalies and alerts; purged some weeks later.
create function signalcraft.delete_source(p_source_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_source(p_source_id, 'remove_sources');
  update public.kpi_sources s
  set deleted_at = now()
  where s.id = p_source_id
    and s.deleted_at is null;
end
$$;

-- Keeps a key; of its secret only the hash is known here.
create function signalcraft.issue_api_key(
  p_business_id uuid,
  p_name        text,
  p_key_hash    text,
  p_permissions text[],
  p_expires_at  timestamptz
)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid;
begin
  perform signalcraft_private.require_business(p_business_id, 'manage_keys');
  if p_expires_at <= now() then
    perform signalcraft_private.fail('PT400', 'must be in the future', 'expires_at');
  end if;
  perform signalcraft_private.take_calls(array[p_business_id]);
  insert into public.api_keys (business_id, name, key_hash, permissions, expires_at, created_by)
  values (
    p_business_id, p_name, p_key_hash, p_permissions, p_expires_at, signalcraft_private.user_id()
  )
  returning id into v_id;
  return v_id;
end
$$;

create function signalcraft.revoke_api_key(p_business_id uuid, p_key_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.require_business(p_business_id, 'manage_keys');
  update public.api_keys k
  set revoked_at = now()
  where k.id = p_key_id
    and k.business_id = p_business_id
    and k.revoked_at is null;
  if not found then
    perform signalcraft_private.fail_not_found('API key', p_key_id);
  end if;
end
$$;
