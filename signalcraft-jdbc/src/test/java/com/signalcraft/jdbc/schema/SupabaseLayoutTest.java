package com.signalcraft.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.SchemaMigrator;
import com.signalcraft.security.Identity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The migrations on a server laid out as Supabase lays it out, by an owner without superuser. */
class SupabaseLayoutTest {

  private static final String DATABASE = "supabase";
  private static final UUID EARLY = UUID.fromString("00000000-0000-4000-8000-00000000ea51");

  private static EmbeddedPostgres server;
  private static JdbcSignalCraft signalCraft;

  @BeforeAll
  static void migrate() throws IOException {
    server = EmbeddedPostgres.builder().start();
    execute(login("postgres", "postgres"), resource("supabase_roles.sql"));
    execute(login("postgres", "postgres"), "create database supabase owner migration_owner");
    execute(login("postgres", DATABASE), resource("supabase_auth.sql"));
    execute(
        login("postgres", DATABASE),
        "insert into auth.users (id, email, raw_user_meta_data) values ('"
            + EARLY
            + "', 'early@example.com', '{\"full_name\": \"Early\"}')");
    SchemaMigrator.of(login("migration_owner", DATABASE)).migrate();
    execute(
        login("migration_owner", DATABASE),
        "alter role signalcraft_app login; alter role signalcraft_service login");
    signalCraft =
        JdbcSignalCraft.builder()
            .dataSource(login("signalcraft_app", DATABASE))
            .serviceDataSource(login("signalcraft_service", DATABASE))
            .build();
  }

  @AfterAll
  static void stop() throws IOException {
    signalCraft.close();
    server.close();
  }

  @Test
  void nobody_gets_more_than_the_migrations_grant_whatever_the_defaults_are() {
    assertThat(
            list(
                """
                select grantee || ' ' || privilege_type || ' ' || table_name
                from information_schema.role_table_grants
                where table_schema in ('public', 'signalcraft_parts', 'signalcraft_private')
                  and (grantee = 'anon'
                       or grantee = 'authenticated' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES'))
                """))
        .isEmpty();
    assertThat(
            list(
                """
                select p.oid::regprocedure::text
                from pg_proc p
                where p.pronamespace::regnamespace::text in ('public', 'signalcraft', 'signalcraft_private')
                  and has_function_privilege('anon', p.oid, 'execute')
                """))
        .isEmpty();
  }

  @Test
  void a_user_who_signed_up_by_supabase_has_a_profile_with_his_name() {
    UUID id = UUID.randomUUID();
    execute(
        login("postgres", DATABASE),
        "insert into auth.users (id, email, raw_user_meta_data) values ('"
            + id
            + "', 'grace@example.com', '{\"full_name\": \"Grace\", \"timezone\": \"Europe/Berlin\"}')");

    assertThat(signalCraft.as(Identity.user(id)).users().me())
        .satisfies(
            profile -> {
              assertThat(profile.email()).isEqualTo("grace@example.com");
              assertThat(profile.fullName()).isEqualTo("Grace");
              assertThat(profile.timezone()).isEqualTo("Europe/Berlin");
              assertThat(profile.trialEndsAt()).isNotNull();
            });
  }

  @Test
  void a_user_who_signed_up_before_the_migrations_is_known_too() {
    SignalCraft early = signalCraft.as(Identity.user(EARLY));

    assertThat(early.users().me().fullName()).isEqualTo("Early");
    assertThat(early.subscriptions().current().effectiveTier()).isEqualTo(SubscriptionTier.PRO);
  }

  @Test
  void tenants_are_apart() {
    SignalCraft ada = user("ada");
    SignalCraft bob = user("bob");
    UUID cafe = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();

    assertThat(ada.businesses().get(cafe).name()).isEqualTo("Ada's Coffee");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bob.businesses().get(cafe));
  }

  @Test
  void an_anonymised_user_leaves_no_identity_and_no_session() {
    UUID id = signalCraft.users().create(NewUser.of("eve@example.com")).id();
    execute(
        login("postgres", DATABASE),
        "insert into auth.identities (user_id, provider, identity_data) values ('"
            + id
            + "', 'email', '{\"email\": \"eve@example.com\"}');"
            + "insert into auth.sessions (user_id, ip) values ('"
            + id
            + "', '203.0.113.7')");

    signalCraft.as(Identity.user(id)).lifecycle().anonymiseUser(id);

    assertThat(
            list(
                "select to_jsonb(u)::text from auth.users u union all select to_jsonb(i)::text from"
                    + " auth.identities i union all select to_jsonb(s)::text from auth.sessions s"))
        .noneMatch(row -> row.contains("eve@example.com") || row.contains("203.0.113.7"));
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> signalCraft.as(Identity.user(id)).users().me());
  }

  private static SignalCraft user(String name) {
    UUID id = signalCraft.users().create(NewUser.of(name + "@example.com")).id();
    return signalCraft.as(Identity.user(id));
  }

  private static PGSimpleDataSource login(String role, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
    source.setUser(role);
    return source;
  }

  private static void execute(PGSimpleDataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static List<String> list(String sql) {
    List<String> values = new ArrayList<>();
    try (Connection connection = login("postgres", DATABASE).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return values;
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = SupabaseLayoutTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
