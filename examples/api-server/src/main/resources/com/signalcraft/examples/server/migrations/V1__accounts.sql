-- What is the server's own lives in this schema and is read and written by one role, which sees
-- nothing of the library's tables.

do $$
begin
  if not exists (select from pg_roles where rolname = 'signalcraft_server') then
    -- Logging in is for the operator to allow.
    create role signalcraft_server nologin noinherit;
  end if;
end
$$;

grant usage on schema signalcraft_server to signalcraft_server;

-- To find an account by its address.
grant usage on schema auth to signalcraft_server;
grant select (id, email) on auth.users to signalcraft_server;

create table credentials (
  user_id       uuid primary key references auth.users (id) on delete cascade,
  password_hash text not null check (char_length(password_hash) <= 500),
  changed_at    timestamptz not null default now()
);

grant select, insert, update, delete on credentials to signalcraft_server;
