-- What Supabase has and a plain PostgreSQL lacks: the roles of callers, the schema "auth" with its
-- users, and auth.uid(). Run once as a superuser (or a role that may create roles) before the
-- migrations. Creates only what is absent, so it does no harm on Supabase. Safe to run again.

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  -- Without BYPASSRLS, unlike on Supabase: the migrations give it policies of its own.
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit;
  end if;
end
$$;

create schema if not exists auth;

revoke all on schema auth from public;

create table if not exists auth.users (
  id                 uuid primary key default gen_random_uuid(),
  email              text not null,
  encrypted_password text,
  email_confirmed_at timestamptz,
  raw_user_meta_data jsonb not null default '{}',
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

-- One account for each address, whatever its case. Supabase has an index of its own.
do $$
begin
  if not exists (
    select
    from pg_index i
    where i.indrelid = 'auth.users'::regclass
      and i.indisunique
      and not i.indisprimary
  ) then
    create unique index users_email_key on auth.users (lower(email));
  end if;
end
$$;

-- The user of the verified token whose claims the application has bound to the transaction.
do $$
begin
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid()
    returns uuid
    language sql
    stable
    set search_path = pg_catalog, pg_temp
    as $f$
      select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
    $f$;
  end if;
end
$$;

grant usage on schema auth to authenticated, service_role;
grant execute on function auth.uid() to authenticated, service_role;

-- Nobody but the owner makes temporary objects: they are the usual way to put something of one's
-- own in the place of what a function means. CREATE on "public" is PUBLIC's only in old clusters.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

revoke create on schema public from public;
