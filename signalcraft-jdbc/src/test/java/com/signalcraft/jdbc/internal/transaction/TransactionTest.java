package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two users and two counters, on a pool of one connection. */
abstract class TransactionTest {

  static final String FAIL_TO_SERIALIZE =
      "do $$ begin raise exception using errcode = '40001'; end $$";
  static final String DIE = "select public.die()";
  static final String ADD = "update public.counters set value = value + 1 where name = ?";

  static TestDatabase database;
  static UUID ada;
  static UUID bob;

  TestEngine engine;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
    database.execute(
        """
        create table public.counters (name text primary key, value int not null check (value < 99));
        insert into public.counters values ('a', 0), ('b', 0);
        grant select, insert, update on public.counters to authenticated, service_role;
        create function public.die() returns boolean language sql security definer as
          'select pg_terminate_backend(pg_backend_pid())';
        grant execute on function public.die() to authenticated;
        create function public.die_at_commit() returns trigger language plpgsql as
          'begin perform public.die(); return null; end';
        grant execute on function public.die_at_commit() to authenticated;
        """);
    ada = user("ada@example.com");
    bob = user("bob@example.com");
  }

  private static UUID user(String email) {
    UUID id = UUID.randomUUID();
    database.execute("insert into auth.users (id, email) values ('" + id + "', '" + email + "')");
    return id;
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void connect() {
    database.execute("update public.counters set value = 0");
    engine = new TestEngine(database);
  }

  @AfterEach
  void disconnect() {
    engine.close();
  }

  static void add(Session session, String name) {
    session.run("add", tx -> tx.query(ADD).bind(name).update());
  }

  static int counter(String name) {
    return Integer.parseInt(
        database.value("select value from public.counters where name = '" + name + "'"));
  }
}
