package com.signalcraft.examples.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.security.Identity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCommandTest {

  @TempDir private Path folder;

  @Test
  void gives_a_database_with_sample_data_that_is_gone_when_it_is_stopped() throws Exception {
    try (Run run = Run.start("--port", 0)) {
      UUID user = UUID.fromString(run.find("sample@example.com, id (\\S+)"));
      try (JdbcSignalCraft service = service(run)) {
        assertThat(businesses(service, user))
            .singleElement()
            .satisfies(business -> assertThat(business.name()).isEqualTo("Sample Coffee Shop"));
      }
      for (String login : new String[] {"postgres", Logins.APP, Logins.SERVICE}) {
        assertThatExceptionOfType(SQLException.class)
            .as("a login without the password")
            .isThrownBy(() -> connect(run.url(), login, "guess"))
            .satisfies(error -> assertThat(error.getSQLState()).isEqualTo("28P01"));
      }
      connect(run.url(), Logins.OWNER, run.password(Logins.OWNER)).close();
      Path data = Path.of(run.find("data +(\\S+), removed when it stops"));
      assertThat(data).isDirectory();

      run.stop();

      assertThat(run.allOutput()).endsWith("Stopped.\n");
      assertThat(data).doesNotExist();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(run.url(), Logins.OWNER, run.password(Logins.OWNER)));
    }
  }

  @Test
  void a_folder_keeps_data_and_passwords_from_run_to_run() throws Exception {
    Path data = folder.resolve("a").resolve("b c");
    UUID user;
    Business business;
    String password;
    try (Run run = Run.start("--port=0", "--data", data, "--no-sample")) {
      password = run.password(Logins.APP);
      try (JdbcSignalCraft service = service(run)) {
        user = service.users().create(NewUser.of("ada@example.com")).id();
        business =
            service.as(Identity.user(user)).businesses().create(NewBusiness.of("Ada's Books"));
        assertThat(businesses(service, user)).containsExactly(business);
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");

      Result second = command("--port=0", "--data", data.toString());
      assertThat(second.code()).isEqualTo(3);
      assertThat(second.err()).contains("is in use by another process");
    }

    try (Run run = Run.start("--port=0", "--data", data)) {
      assertThat(run.password(Logins.APP)).isEqualTo(password);
      try (JdbcSignalCraft service = service(run)) {
        assertThat(businesses(service, user)).containsExactly(business);
      }
      long server =
          Long.parseLong(Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(0));
      ProcessHandle.of(server).orElseThrow().destroy();

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.allOutput())
          .contains("error: PostgreSQL has ended by itself. Its log ends with:")
          .contains("database system is shut down");
    }
  }

  private static JdbcSignalCraft service(Run run) {
    return JdbcSignalCraft.builder()
        .url(run.url())
        .login(Logins.APP, run.password(Logins.APP))
        .serviceLogin(Logins.SERVICE, run.password(Logins.SERVICE))
        .build();
  }

  private static List<Business> businesses(JdbcSignalCraft service, UUID user) {
    return service.as(Identity.user(user)).businesses().list(PageRequest.first()).items();
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Test
  void a_port_in_use_is_told_with_what_to_do() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result = command("--port", Integer.toString(taken.getLocalPort()));

      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .contains("The port " + taken.getLocalPort() + " cannot be used", "--port 0")
          .doesNotContain("\tat ");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void a_folder_with_something_else_is_left_alone() throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Ada");

    Result result = command("--port=0", "--data", folder.toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(folder + " holds something else");
    assertThat(folder).isDirectoryContaining(letter::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(letter);
    }
  }

  @Test
  void a_file_is_not_a_folder() throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Ada");

    assertThat(command("--data", letter.toString()).err()).contains("is a file, not a folder");
    assertThat(command("--data", letter.resolve("data").toString()).err())
        .contains("cannot be made or written", "letter.txt");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() {
    Result result = command("--data", "/proc/signalcraft");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).startsWith("error: The folder /proc/signalcraft cannot be made");
    assertThat(result.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port=-1", "--port=65536", "--port=http", "--prot=1", "extra"})
  void a_wrong_command_line_is_a_usage_error(String arg) {
    Result result = command(arg);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains("--help");
  }

  @Test
  void explains_itself() {
    assertThat(command("--help").out()).contains("--port", "--data", "--no-sample", "Ctrl-C");
    assertThat(command("--version").out()).startsWith("SignalCraft ");
  }

  private record Result(int code, String out, String err) {}

  private static Result command(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = DatabaseCommand.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Result(code, out.toString(), err.toString());
  }
}
