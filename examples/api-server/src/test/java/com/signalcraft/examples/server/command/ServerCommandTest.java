package com.signalcraft.examples.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.business.Business;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.common.PageRequest;
import com.signalcraft.examples.database.Run;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.kpi.KpiSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCommandTest {

  private static final Map<String, String> PASSWORDS =
      Map.of(
          "SIGNALCRAFT_APP_PASSWORD", "app",
          "SIGNALCRAFT_SERVICE_PASSWORD", "service",
          "SIGNALCRAFT_SERVER_PASSWORD", "server",
          "SIGNALCRAFT_OWNER_PASSWORD", "owner");

  @TempDir private Path folder;

  @Test
  void starts_with_a_sample_and_keeps_everything_in_its_folder() throws Exception {
    Path data = folder.resolve("data");
    String password;
    Business business;
    try (Run run = Run.start(Main.class, "--port=0", "--data", data)) {
      password = run.find("demo@example.com, password (\\S+)");
      try (HttpSignalCraft demo = signIn(run, password)) {
        business = demo.businesses().list(PageRequest.first()).items().get(0);
        assertThat(demo.sources().list(business.id()))
            .extracting(KpiSource::name)
            .containsExactly("Bike rentals", "Shop orders", "Visitors right now");
        assertThat(demo.dashboard().summary(business.id()).recentDataPoints()).isGreaterThan(8_000);
      }
      assertThat(Files.readString(data.resolve("server.properties"))).contains(password);

      run.stop();

      assertThat(run.allOutput()).endsWith("Stopped.\n").doesNotContain("ERROR");
    }
    try (Run again = Run.start(Main.class, "--port=0", "--data", data);
        HttpSignalCraft demo = signIn(again, password)) {
      assertThat(demo.businesses().list(PageRequest.first()).items())
          .extracting(Business::id)
          .containsExactly(business.id());
      assertThat(demo.sources().list(business.id())).hasSize(3);
    }
  }

  private static HttpSignalCraft signIn(Run run, String password) {
    return HttpSignalCraft.builder()
        .baseUrl(run.find("API +(\\S+)"))
        .credentials(Credentials.password("demo@example.com", password))
        .build();
  }

  @Test
  void a_database_is_prepared_by_its_owner_and_served_without_his_rights() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      Result migrated = command(PASSWORDS, "migrate", "--database-url", database.url());
      assertThat(migrated.err()).isEmpty();
      assertThat(migrated.out()).contains("up to date");
      assertThat(command(PASSWORDS, "migrate", "--database-url", database.url()).code()).isZero();

      Result unsigned = command(PASSWORDS, "--database-url", database.url());
      assertThat(unsigned.code()).isEqualTo(3);
      assertThat(unsigned.err()).contains("SIGNALCRAFT_SIGNING_SECRET", "32 characters");
    }
  }

  @Test
  void a_password_that_is_not_set_is_asked_for_by_name() {
    Result result =
        command(Map.of(), "migrate", "--database-url", "jdbc:postgresql://localhost:1/x");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("SIGNALCRAFT_OWNER_PASSWORD", "SIGNALCRAFT_OWNER_PASSWORD_FILE");
  }

  @Test
  void a_secret_may_be_in_a_file_but_not_in_both_places() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "of the owner\n");
    Environment environment = new Environment(Map.of("A_FILE", secret.toString()));

    assertThat(environment.find("A")).contains("of the owner");
    assertThat(environment.find("B")).isEmpty();
    Result both =
        command(
            Map.of(
                "SIGNALCRAFT_OWNER_PASSWORD",
                "a",
                "SIGNALCRAFT_OWNER_PASSWORD_FILE",
                secret.toString()),
            "migrate",
            "--database-url=jdbc:postgresql:x");
    assertThat(both.err()).contains("not both");
    Result absent =
        command(
            Map.of("SIGNALCRAFT_OWNER_PASSWORD_FILE", folder.resolve("no").toString()),
            "migrate",
            "--database-url=jdbc:postgresql:x");
    assertThat(absent.err()).contains("SIGNALCRAFT_OWNER_PASSWORD_FILE", "cannot be read");
  }

  @Test
  void a_port_in_use_is_told() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result =
          command(Map.of(), "--no-sample", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .contains(Integer.toString(taken.getLocalPort()))
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=-1",
        "--port=65536",
        "--port=http",
        "--prot=1",
        "serve",
        "migrate",
        "--database-url=jdbc:postgresql:x --data=x"
      })
  void a_wrong_command_line_is_a_usage_error(String line) {
    Result result = command(Map.of(), line.split(" ", -1));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains("--help");
  }

  @Test
  void an_address_that_is_none_is_not_shown_as_it_may_hold_a_password() {
    Result result = command(PASSWORDS, "--database-url", "postgres://ada:secret@localhost/x");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("jdbc:postgresql://").doesNotContain("secret@");
  }

  @Test
  void explains_itself() {
    assertThat(command(Map.of(), "--help").out())
        .contains("--database-url", "--data", "--no-sample", "migrate", "Ctrl-C");
    assertThat(command(Map.of(), "migrate", "--help").out()).contains("SIGNALCRAFT_OWNER_PASSWORD");
    assertThat(command(Map.of(), "--version").out()).startsWith("SignalCraft ");
  }

  private record Result(int code, String out, String err) {}

  private static Result command(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ServerCommand.run(
            new PrintWriter(out, true), new PrintWriter(err, true), environment, args);
    return new Result(code, out.toString(), err.toString());
  }
}
