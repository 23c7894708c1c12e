-- Which migrations of the library are there, whichever tool has run them, so that a server can tell
-- whether it may take requests.
create function library_versions()
returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_regclass('signalcraft_private.schema_history') is not null then
    return query execute 'select h.version from signalcraft_private.schema_history h';
  end if;
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    return query execute 'select m.version::text from supabase_migrations.schema_migrations m';
  end if;
  if to_regclass('signalcraft_private.flyway_schema_history') is not null then
    return query execute
      'select h.version::text from signalcraft_private.flyway_schema_history h'
      ' where h.success and h.version is not null';
  end if;
end
$$;

revoke all on function library_versions() from public;
grant execute on function library_versions() to signalcraft_server;
grant select on flyway_schema_history to signalcraft_server;
