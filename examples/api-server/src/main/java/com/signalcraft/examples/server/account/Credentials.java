package com.signalcraft.examples.server.account;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The hashes of passwords. Thread-safe. */
public final class Credentials {

  private static final String PUT =
      """
      insert into signalcraft_server.credentials (user_id, password_hash)
      values (?, ?)
      on conflict (user_id) do update
        set password_hash = excluded.password_hash,
            changed_at = now()
      """;

  private static final String FIND =
      """
      select c.user_id, c.password_hash
      from auth.users u
      join signalcraft_server.credentials c on c.user_id = u.id
      where lower(u.email) = lower(?)
      """;

  private final DataSource database;

  /**
   * Credentials in a database.
   *
   * @param database connects as the server's own role
   */
  public Credentials(DataSource database) {
    this.database = database;
  }

  /**
   * What a user signs in by.
   *
   * @param userId the user
   * @param hash the hash of his password
   */
  public record Credential(UUID userId, String hash) {}

  /**
   * Sets what a user signs in by.
   *
   * @param userId the user
   * @param hash the hash of his password
   */
  public void put(UUID userId, String hash) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PUT)) {
      statement.setObject(1, userId);
      statement.setString(2, hash);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * What the user of an address signs in by.
   *
   * @param email the address, whatever its case
   * @return it, or empty where there is no such account
   */
  public Optional<Credential> find(String email) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, email);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Credential(row.getObject(1, UUID.class), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static TransportException failed(SQLException cause) {
    return new TransportException(
        "the accounts cannot be read or written", FailureDetails.causedBy(cause));
  }
}
