package com.signalcraft.examples.server;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A real server on a database of its own, on loopback. */
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
    return start(TestDatabase.create());
  }

  /** One on a database, which it closes. */
  public static TestServer start(TestDatabase database) {
    return start(database, unlimited());
  }

  /** One on a database, which it closes, with options. */
  public static TestServer start(TestDatabase database, ProtectionOptions protection) {
    try {
      ServerSchema.migrate(database.owner());
      ServerSchema.allowLogins(database.owner(), logins(database));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return start(database, protection, true);
  }

  private static TestServer start(
      TestDatabase database, ProtectionOptions protection, boolean isFirst) {
    ContractTap tap = new ContractTap();
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, logins(database), new Secrets(SIGNING, SERVICE_KEY))
            .withProtection(protection);
    return new TestServer(database, ApiServer.start(settings, tap::watch), tap, isFirst);
  }

  /** Without limits of requests, which would stop a test that is quick. */
  public static ProtectionOptions unlimited() {
    return ProtectionOptions.defaults().with(QuotaOptions.none());
  }

  private static DatabaseLogins logins(TestDatabase database) {
    return new DatabaseLogins(database.url(), "app", "service", "server");
  }

  /** Another process, as it were, on the same database; to be closed before this one. */
  public TestServer another() {
    return another(unlimited());
  }

  /** The same with options. */
  public TestServer another(ProtectionOptions protection) {
    return start(database, protection, false);
  }

  /** Where the API is, without a slash at the end. */
  public URI api() {
    return URI.create(server.url() + "/v1");
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
