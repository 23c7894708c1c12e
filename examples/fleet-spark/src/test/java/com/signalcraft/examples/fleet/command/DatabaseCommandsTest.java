package com.signalcraft.examples.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a database on the command line; without any Spark. */
class DatabaseCommandsTest {

  private static final Map<String, String> PASSWORDS =
      Map.of("SIGNALCRAFT_OWNER_PASSWORD", "owner", "SIGNALCRAFT_FLEET_PASSWORD", "s3cret");

  private static TestDatabase database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private int run(Map<String, String> environment, String... args) {
    return FleetCommand.run(new PrintWriter(out), new PrintWriter(err), environment, args);
  }

  @Test
  void migrate_makes_what_is_needed_and_lets_the_role_in(@TempDir Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "s3cret\n");

    int code =
        run(
            Map.of(
                "SIGNALCRAFT_OWNER_PASSWORD",
                "owner",
                "SIGNALCRAFT_FLEET_PASSWORD_FILE",
                password.toString()),
            "migrate",
            "--database-url",
            database.url());

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("up to date").doesNotContain("s3cret");
    assertThat(
            database.value(
                """
                select rolcanlogin || ' ' || rolsuper || ' ' || rolbypassrls || ' ' || rolinherit
                       || ' ' || (rolpassword like 'SCRAM-SHA-256$%')
                from pg_authid where rolname = 'signalcraft_fleet'
                """))
        .isEqualTo("true false false false true");
  }

  @Test
  void a_night_needs_the_fleet_s_tables() {
    try (TestDatabase bare = TestDatabase.create()) {
      int code = run(PASSWORDS, "nightly", "--database", "--database-url", bare.url());

      assertThat(code).isEqualTo(3);
      assertThat(err.toString()).contains("run 'fleet migrate'").doesNotContain("s3cret");
    }
  }

  @Test
  void the_password_comes_from_the_environment_alone() {
    assertThat(run(Map.of(), "nightly", "--database", "--database-url", database.url()))
        .isEqualTo(3);
    assertThat(err.toString()).contains("SIGNALCRAFT_FLEET_PASSWORD");

    assertThat(
            run(
                PASSWORDS,
                "nightly",
                "--database",
                "--database-url",
                database.url() + "?password=s3cret"))
        .isEqualTo(3);
    assertThat(err.toString()).contains("must not have password=…").doesNotContain("s3cret");
  }

  @Test
  void a_database_must_be_named_and_days_are_of_a_database() {
    assertThat(run(PASSWORDS, "nightly", "--database", "--output", "x")).isEqualTo(3);
    assertThat(err.toString()).contains("with --database-url URL");

    assertThat(run(PASSWORDS, "nightly", "--made", "10", "--since", "7", "--output", "x"))
        .isEqualTo(3);
    assertThat(err.toString()).contains("--since: is for points of a --database");

    assertThat(
            run(
                PASSWORDS,
                "nightly",
                "--made",
                "10",
                "--output",
                "x",
                "--database-url",
                database.url()))
        .isEqualTo(3);
    assertThat(err.toString()).contains("neither the points nor the results are there");

    assertThat(run(PASSWORDS, "nightly", "--made", "10")).isEqualTo(3);
    assertThat(err.toString()).contains("--output PATH, or --database-url URL");
  }

  @Test
  void a_server_that_does_not_answer_is_told() {
    int code =
        run(
            PASSWORDS,
            "nightly",
            "--made",
            "10",
            "--database-url",
            "jdbc:postgresql://127.0.0.1:1/fleet");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("127.0.0.1:1/fleet does not answer");
  }
}
