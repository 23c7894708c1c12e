package com.signalcraft.jdbc.security;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database's own catalog says is there, read as the owner. */
final class Catalog {

  /** The roles that callers are bound to or log in as. */
  static final List<String> ROLES =
      List.of(
          "anon",
          "authenticated",
          "signalcraft_api_key",
          "service_role",
          "signalcraft_worker",
          "signalcraft_app",
          "signalcraft_service");

  private static final String OUR_SCHEMAS =
      "('public', 'signalcraft', 'signalcraft_private', 'signalcraft_parts', 'signalcraft_archive')";

  private static final String RELATIONS =
      """
      select n.nspname || '.' || c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %s
        and c.relkind = any (string_to_array(?, ','))
      order by 1
      """
          .formatted(OUR_SCHEMAS);

  private static final String FUNCTIONS =
      """
      select n.nspname || '.' || p.proname
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in %s
      order by 1
      """
          .formatted(OUR_SCHEMAS);

  private static final String TABLES_OF_ROWS =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname in %s or n.nspname = 'auth')
        and c.relkind in ('r', 'p')
        and not c.relispartition
      order by 1
      """
          .formatted(OUR_SCHEMAS);

  private final CallerSession owner;

  /** Keeps a connection until the database is dropped. */
  Catalog(TestDatabase database) throws SQLException {
    this.owner = CallerSession.open(database, Caller.schemaOwner());
  }

  /** Tables, partitions of all levels, views, materialized views and foreign tables. */
  List<String> relations() throws SQLException {
    return list(RELATIONS, "r,p,v,m,f");
  }

  List<String> sequences() throws SQLException {
    return list(RELATIONS, "S");
  }

  /** The names of all functions; none of ours has two by one name. */
  List<String> functions() throws SQLException {
    return list(FUNCTIONS);
  }

  /** Every table that holds rows, "auth" included, but for the parts of others. */
  List<String> tablesOfRows() throws SQLException {
    return list(TABLES_OF_ROWS);
  }

  List<String> list(String sql, Object... parameters) throws SQLException {
    try {
      return owner.rows(sql, parameters);
    } finally {
      owner.rollback();
    }
  }

  /** The content of every table as a hash, to be compared before and after. */
  Map<String, String> snapshot() throws SQLException {
    Map<String, String> content = new TreeMap<>();
    for (String table : tablesOfRows()) {
      String hash = "select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from ";
      content.put(table, list(hash + table + " t").get(0));
    }
    return content;
  }
}
