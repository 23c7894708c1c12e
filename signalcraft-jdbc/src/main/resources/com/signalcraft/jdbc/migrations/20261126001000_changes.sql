-- What happens by itself when a row changes: updated_at, the audit log, the profile's plan, the
-- owner's membership, the account of a new user. Rows are compared as text, since 1.0 and 1.00 are
-- equal as numbers.

create function signalcraft_private.touch()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create trigger touch
  before update on public.user_profiles
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

create trigger touch
  before update on public.subscriptions
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

create trigger touch
  before update on public.businesses
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

create trigger touch
  before update on public.kpi_sources
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

-- That an alert fired, or lost its maker to an erasure, is no change of the alert by anybody.
create trigger touch
  before update of source_id, name, condition, threshold, timeframe, is_active, deleted_at
  on public.alerts
  for each row
  when (old.*::text is distinct from new.*::text)
  execute function signalcraft_private.touch();

-- ---- the audit log

-- Notes what the caller did.
create function signalcraft_private.write_audit(
  p_business_id uuid,
  p_action      text,
  p_resource    text,
  p_resource_id uuid,
  p_details     jsonb default '{}'
)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key uuid := signalcraft_private.api_key_id();
begin
  insert into public.audit_logs
    (user_id, business_id, action, resource, resource_id, details, ip_address, user_agent)
  values (
    signalcraft_private.user_id(),
    p_business_id,
    p_action,
    p_resource,
    p_resource_id,
    p_details || case
      when v_key is null then '{}'
      else jsonb_build_object('api_key_id', v_key)
    end,
    nullif(current_setting('signalcraft.client_ip', true), '')::inet,
    left(nullif(current_setting('signalcraft.user_agent', true), ''), 1000)
  );
end
$$;

-- The same without who did it and from where: for erasures, which must not bring back what they
-- take out.
create function signalcraft_private.write_audit_of_nobody(
  p_business_id uuid,
  p_action      text,
  p_resource    text,
  p_resource_id uuid,
  p_details     jsonb default '{}'
)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into public.audit_logs (business_id, action, resource, resource_id, details)
  values (p_business_id, p_action, p_resource, p_resource_id, p_details)
$$;

-- Notes a change of a row. Arguments: the resource's name, then the columns whose changes are
-- noted; of these only the names, so that no secret and nothing personal gets into the log.
create function signalcraft_private.audit()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_action text := case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end;
  v_details jsonb := '{}';
  v_columns jsonb;
begin
  if tg_op = 'UPDATE' then
    if v_old ->> 'deleted_at' is null and v_new ->> 'deleted_at' is not null
       or v_old ->> 'revoked_at' is null and v_new ->> 'revoked_at' is not null then
      v_action := 'delete';
    else
      -- As text, since 1.0 and 1.00 are equal as numbers.
      select jsonb_agg(a.name order by a.position)
      into v_columns
      from unnest(tg_argv[1:]) with ordinality as a (name, position)
      where (v_old -> a.name)::text is distinct from (v_new -> a.name)::text;
      if v_columns is null then
        return null;
      end if;
      v_details := jsonb_build_object('columns', v_columns);
    end if;
  end if;
  perform signalcraft_private.write_audit(
    case
      when tg_table_name = 'businesses' then (v_row ->> 'id')::uuid
      else (v_row ->> 'business_id')::uuid
    end,
    v_action,
    tg_argv[0],
    (v_row ->> 'id')::uuid,
    v_details
  );
  return null;
end
$$;

-- Deletions that follow from another one (pg_trigger_depth() > 0) are part of it, and the purge of
-- what was removed before was noted then. anonymise_user() notes by itself what it does.
create trigger audit_insert
  after insert on public.user_profiles
  for each row
  execute function signalcraft_private.audit('user_profile');

create trigger audit_update
  after update on public.user_profiles
  for each row
  when (old.anonymised_at is not distinct from new.anonymised_at)
  execute function signalcraft_private.audit('user_profile', 'full_name', 'avatar_url', 'timezone');

create trigger audit
  after update on public.subscriptions
  for each row
  execute function signalcraft_private.audit(
    'subscription', 'stripe_customer_id', 'stripe_subscription_id', 'tier', 'status',
    'current_period_start', 'current_period_end', 'canceled_at');

create trigger audit
  after insert or update on public.businesses
  for each row
  execute function signalcraft_private.audit(
    'business', 'owner_id', 'name', 'industry', 'description', 'location', 'settings');

create trigger audit_delete
  after delete on public.businesses
  for each row
  when (pg_trigger_depth() = 0)
  execute function signalcraft_private.audit('business');

-- The owner's row comes with the business and changes with it.
create trigger audit_insert
  after insert on public.business_members
  for each row
  when (new.role <> 'owner')
  execute function signalcraft_private.audit('business_member');

create trigger audit_update
  after update on public.business_members
  for each row
  when (old.role <> 'owner' and new.role <> 'owner')
  execute function signalcraft_private.audit('business_member', 'role', 'joined_at');

create trigger audit_delete
  after delete on public.business_members
  for each row
  when (pg_trigger_depth() = 0)
  execute function signalcraft_private.audit('business_member');

create trigger audit
  after insert or update on public.kpi_sources
  for each row
  execute function signalcraft_private.audit('kpi_source', 'name', 'type', 'unit', 'config', 'is_active');

create trigger audit_delete
  after delete on public.kpi_sources
  for each row
  when (pg_trigger_depth() = 0 and old.deleted_at is null)
  execute function signalcraft_private.audit('kpi_source');

create trigger audit
  after insert or update on public.alerts
  for each row
  execute function signalcraft_private.audit(
    'alert', 'source_id', 'name', 'condition', 'threshold', 'timeframe', 'is_active', 'last_triggered');

create trigger audit_delete
  after delete on public.alerts
  for each row
  when (pg_trigger_depth() = 0 and old.deleted_at is null)
  execute function signalcraft_private.audit('alert');

create trigger audit
  after insert or update on public.api_keys
  for each row
  execute function signalcraft_private.audit('api_key', 'name', 'permissions', 'expires_at');

create trigger audit_delete
  after delete on public.api_keys
  for each row
  when (pg_trigger_depth() = 0)
  execute function signalcraft_private.audit('api_key');

-- Append-only for everyone: not even the service changes or removes an entry. Erasures take
-- personal data out by functions of the owner, retention drops whole months.
create function signalcraft_private.refuse_change()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'the audit log is append-only' using errcode = '42501';
end
$$;

create trigger append_only
  before update or delete on public.audit_logs
  for each row
  when (current_user in ('anon', 'authenticated', 'service_role',
                         'signalcraft_api_key', 'signalcraft_worker'))
  execute function signalcraft_private.refuse_change();

-- ---- what follows from a change

-- Users see their plan in the profile; there is one place where it is set.
create function signalcraft_private.copy_tier()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.user_profiles p
  set subscription_tier = new.tier
  where p.id = new.user_id
    and p.subscription_tier <> new.tier;
  return null;
end
$$;

create trigger copy_tier
  after insert or update of tier on public.subscriptions
  for each row
  execute function signalcraft_private.copy_tier();

create function signalcraft_private.add_owner()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.business_members (business_id, user_id, role, joined_at)
  values (new.id, new.owner_id, 'owner', now());
  return null;
end
$$;

create trigger add_owner
  after insert on public.businesses
  for each row
  execute function signalcraft_private.add_owner();

-- An account gets a profile, the free plan, and a trial of the Pro plan. What sign-up left in its
-- meta data (Supabase: raw_user_meta_data) is taken over where it is fit.
create function signalcraft_private.add_account(p_user_id uuid, p_data jsonb)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_trial_ends_at timestamptz := now() + interval '7 days';
  v_zone text := p_data ->> 'timezone';
begin
  if v_zone is null or char_length(v_zone) not between 1 and 100 then
    v_zone := 'UTC';
  end if;
  insert into public.user_profiles (id, full_name, avatar_url, timezone, trial_ends_at)
  values (
    p_user_id,
    left(p_data ->> 'full_name', 200),
    case when char_length(p_data ->> 'avatar_url') <= 2000 then p_data ->> 'avatar_url' end,
    v_zone,
    v_trial_ends_at
  )
  on conflict (id) do nothing;
  insert into public.subscriptions (user_id, trial_start, trial_end)
  values (p_user_id, now(), v_trial_ends_at)
  on conflict (user_id) do nothing;
end
$$;

create function signalcraft_private.add_new_account()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform signalcraft_private.add_account(
    new.id, coalesce(to_jsonb(new) -> 'raw_user_meta_data', '{}'));
  return null;
end
$$;

create trigger signalcraft_add_account
  after insert on auth.users
  for each row
  execute function signalcraft_private.add_new_account();

-- Those who signed up before.
select signalcraft_private.add_account(
  u.id, coalesce(to_jsonb(u) -> 'raw_user_meta_data', '{}'))
from auth.users u;
