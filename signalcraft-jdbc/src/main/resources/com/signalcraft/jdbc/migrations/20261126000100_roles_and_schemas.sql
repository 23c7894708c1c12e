-- Schemas, roles and default privileges.
--
-- public               the tables of the document
-- signalcraft          functions that callers may call
-- signalcraft_private  helpers, settings; no caller has USAGE, so nobody can name what is in it
-- signalcraft_parts    the partitions; no grants, and row level security on each of them too
-- signalcraft_archive  partitions that retention has detached

create schema if not exists signalcraft;
create schema if not exists signalcraft_private;
create schema if not exists signalcraft_parts;
create schema if not exists signalcraft_archive;

revoke all
  on schema signalcraft, signalcraft_private, signalcraft_parts, signalcraft_archive
  from public;

-- Roles are shared by all databases of a server, so they may be there already.
do $$
begin
  -- What an API key may do.
  if not exists (select from pg_roles where rolname = 'signalcraft_api_key') then
    create role signalcraft_api_key nologin noinherit;
  end if;
  -- Background work: partitions, retention, clean-up. Has explicit policies, not BYPASSRLS.
  if not exists (select from pg_roles where rolname = 'signalcraft_worker') then
    create role signalcraft_worker nologin noinherit;
  end if;
  -- What applications log in as for users and keys. It owns nothing and, being NOINHERIT, may do
  -- nothing itself: each transaction becomes one of the caller roles. The operator gives it LOGIN
  -- and a password.
  if not exists (select from pg_roles where rolname = 'signalcraft_app') then
    create role signalcraft_app nologin noinherit;
  end if;
  -- The same for the service's own pool.
  if not exists (select from pg_roles where rolname = 'signalcraft_service') then
    create role signalcraft_service nologin noinherit;
  end if;
end
$$;

grant authenticated, signalcraft_api_key to signalcraft_app;
grant service_role, signalcraft_worker to signalcraft_service;

-- Supabase has granted more, and later less, by default to what is created in "public". Neither
-- is relied on: what a role may do is granted by name in the migration that creates the object.
alter default privileges in schema public
  revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public
  revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public
  revoke execute on functions from anon, authenticated, service_role;
alter default privileges
  revoke execute on functions from public;

grant usage on schema public
  to anon, authenticated, service_role, signalcraft_api_key, signalcraft_worker;
grant usage on schema signalcraft
  to authenticated, service_role, signalcraft_api_key, signalcraft_worker,
     signalcraft_app, signalcraft_service;

-- One place for the numbers that an operator may want to change.
create table signalcraft_private.settings (
  key         text primary key,
  value       text not null,
  description text not null
);

alter table signalcraft_private.settings enable row level security;

insert into signalcraft_private.settings (key, value, description) values
  ('points.months_back', '25', 'months before the present one that have a partition of their own when the database is set up'),
  ('points.months_ahead', '13', 'months after the present one that have a partition; points may be 366 days ahead'),
  ('points.hot_months', '12', 'months that points are kept one by one'),
  ('points.keep_months', '24', 'months that daily sums are kept, counted from the month of the points'),
  ('audit.months_ahead', '3', 'months after the present one that the audit log has a partition for'),
  ('audit.keep_months', '24', 'months that the audit log is kept'),
  ('external.years_back', '2', 'years before the present one that news, weather and prices have a partition for'),
  ('external.years_ahead', '1', 'years after the present one that news, weather and prices have a partition for'),
  ('idempotency.keep_days', '30', 'days that a batch can be repeated with its key'),
  ('removed_source.keep_days', '30', 'days that a removed source can be brought back by the operator'),
  ('events.enabled', 'true', 'whether new points, anomalies, alerts and notifications are told by NOTIFY');
