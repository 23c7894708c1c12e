package com.signalcraft.examples.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Makes the document's tables, and the same businesses in them. Stateless. */
final class DocumentSchema {

  private DocumentSchema() {}

  static void create(Server server, List<Tenant> tenants) throws SQLException {
    server.execute(Database.DOCUMENT, resource("document_schema.sql"));
    try (Connection connection = server.owner(Database.DOCUMENT).getConnection();
        PreparedStatement user =
            connection.prepareStatement("insert into auth.users (id, email) values (?, ?)");
        PreparedStatement business =
            connection.prepareStatement(
                "insert into businesses (id, owner_id, name) values (?, ?, 'Shop')");
        PreparedStatement source =
            connection.prepareStatement(
                "insert into kpi_sources (id, business_id, name, type)"
                    + " values (?, ?, 'KPI', 'revenue')")) {
      for (Tenant tenant : tenants) {
        user.setObject(1, tenant.userId());
        user.setString(2, tenant.userId() + "@example.com");
        user.execute();
        business.setObject(1, tenant.businessId());
        business.setObject(2, tenant.userId());
        business.execute();
        for (UUID id : tenant.sourceIds()) {
          source.setObject(1, id);
          source.setObject(2, tenant.businessId());
          source.execute();
        }
      }
    }
  }

  static void createIndexes(Server server) throws SQLException {
    server.execute(Database.DOCUMENT, resource("document_indexes.sql"));
  }

  private static String resource(String name) {
    try (InputStream stream = DocumentSchema.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
