-- The layout of a Supabase project as far as the migrations meet it: the roles and who may grant
-- them, a schema "auth" that is not ours, default grants that give everything away, and a migration
-- owner who is no superuser. After Supabase's documentation of roles and of the auth schema.

create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin nologin noinherit createrole;
create role migration_owner login createrole createdb bypassrls;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to migration_owner with admin option;
