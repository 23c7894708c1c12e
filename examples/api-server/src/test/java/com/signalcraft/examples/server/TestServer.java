package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.net.URI;
import java.sql.SQLException;

/** A real server on a database of its own, on loopback. */
public final class TestServer implements AutoCloseable {

  /** The key of the service. */
  public static final String SERVICE_KEY = "service-key-of-the-tests-0123456789";

  private static final String SIGNING = "signing-secret-of-the-tests-0123456789";

  private final TestDatabase database;
  private final DatabaseLogins logins;
  private final ApiServer server;
  private final boolean isOwner;

  private TestServer(
      TestDatabase database, DatabaseLogins logins, ApiServer server, boolean isOwner) {
    this.database = database;
    this.logins = logins;
    this.server = server;
    this.isOwner = isOwner;
  }

  public static TestServer start() {
    return start(TestDatabase.create());
  }

  /** One on a database, which it closes. */
  public static TestServer start(TestDatabase database) {
    return start(database, unlimited());
  }

  /** Without limits of requests, which would stop a test that is quick. */
  public static ProtectionOptions unlimited() {
    return ProtectionOptions.defaults().with(QuotaOptions.none());
  }

  /** One on a database, which it closes, with options. */
  public static TestServer start(TestDatabase database, ProtectionOptions protection) {
    DatabaseLogins logins = new DatabaseLogins(database.url(), "app", "service", "server");
    try {
      ServerSchema.migrate(database.owner());
      ServerSchema.allowLogins(database.owner(), logins);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestServer(database, logins, server(logins, SIGNING, protection), true);
  }

  /** Another process, as it were, on the same database. */
  public TestServer second(ProtectionOptions protection) {
    return new TestServer(database, logins, server(logins, SIGNING, protection), false);
  }

  private static ApiServer server(
      DatabaseLogins logins, String signing, ProtectionOptions protection) {
    return ApiServer.start(
        new ServerSettings("127.0.0.1", 0, logins, new Secrets(signing, SERVICE_KEY), protection));
  }

  /** Where the API is, without a slash at the end. */
  public URI api() {
    return URI.create(server.url() + "/v1");
  }

  public TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    server.close();
    if (isOwner) {
      database.close();
    }
  }
}
