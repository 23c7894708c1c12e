package com.signalcraft.examples.server;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.examples.server.schedule.ScheduleOptions;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A real server on a database of its own, on loopback. It does nothing by itself. */
public final class TestServer implements AutoCloseable {

  /** The key of the service. */
  public static final String SERVICE_KEY = "service-key-of-the-tests-0123456789";

  private static final String SIGNING = "signing-secret-of-the-tests-0123456789";

  private final TestDatabase database;
  private final ApiServer server;
  private final ContractTap tap;
  private final boolean isFirst;

  private TestServer(TestDatabase database, ApiServer server, ContractTap tap, boolean isFirst) {
    this.database = database;
    this.server = server;
    this.tap = tap;
    this.isFirst = isFirst;
  }

  public static TestServer start() {
    return start(settings -> settings);
  }

  /** One with other settings. */
  public static TestServer start(UnaryOperator<ServerSettings> changed) {
    return serve(ServerDatabases.create(), changed, true);
  }

  /** One with other options of protection. */
  public static TestServer start(ProtectionOptions protection) {
    return start(settings -> settings.withProtection(protection));
  }

  /** One on a database that somebody else closes. */
  public static TestServer onForeign(TestDatabase database) {
    ServerDatabases.migrate(database);
    return serve(database, settings -> settings, false);
  }

  /** One with other options of protection, on a database that is ready, which it closes. */
  public static TestServer start(TestDatabase database, ProtectionOptions protection) {
    return serve(database, settings -> settings.withProtection(protection), true);
  }

  private static TestServer serve(
      TestDatabase database, UnaryOperator<ServerSettings> change, boolean isFirst) {
    ContractTap tap = new ContractTap();
    ServerSettings settings =
        new ServerSettings(
                "127.0.0.1",
                0,
                ServerDatabases.logins(database.url()),
                new Secrets(SIGNING, SERVICE_KEY))
            .withSchedules(ScheduleOptions.defaults().withEnabled(false))
            // It is asleep for so long when it is to stop.
            .withJobs(JobOptions.defaults().withPoll(Duration.ofMillis(100)))
            .withProtection(unlimited());
    ApiServer server = ApiServer.start(change.apply(settings), tap::watch);
    return new TestServer(database, server, tap, isFirst);
  }

  /** Without limits of requests, which would stop a test that is quick. */
  public static ProtectionOptions unlimited() {
    return ProtectionOptions.defaults().with(QuotaOptions.none());
  }

  /** Another process, as it were, on the same database; to be closed before this one. */
  public TestServer another() {
    return another(settings -> settings);
  }

  /** Another one with other options of protection. */
  public TestServer another(ProtectionOptions protection) {
    return another(settings -> settings.withProtection(protection));
  }

  /** Another one with other settings. */
  public TestServer another(UnaryOperator<ServerSettings> change) {
    return serve(database, change, false);
  }

  /** The server itself. */
  public ApiServer server() {
    return server;
  }

  /** Where the API is, without a slash at the end. */
  public URI api() {
    return URI.create(server.url() + "/v1");
  }

  /** Where health and metrics are, for a server that has a management port. */
  public URI managementUrl() {
    return server.managementUrl().orElseThrow();
  }

  public TestDatabase database() {
    return database;
  }

  /** The calls of the API. */
  List<Route> routes() {
    return server.routes();
  }

  /** An access token of a user, as if he had signed in. */
  public String tokenFor(UUID user) {
    return new AccessTokens(
            List.of(SIGNING.getBytes(StandardCharsets.UTF_8)), InstantSource.system())
        .issue(user);
  }

  /** A client of somebody with a token. */
  public HttpSignalCraft client(String token) {
    return HttpSignalCraft.builder()
        .baseUrl(api().toString())
        .credentials(Credentials.source(() -> Tokens.of(token)))
        .build();
  }

  /** Every exchange so far has been held to the OpenAPI document; this tells of faults. */
  @Override
  public void close() {
    server.close();
    if (isFirst) {
      database.close();
    }
    tap.requireNoFaults();
  }
}
