package com.signalcraft.examples.server.account;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.error.ConflictException;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.security.CallOrigin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts with the hashes of their passwords. Thread-safe. */
public final class Credentials {

  private static final String OPEN =
      "select user_id, business_id from signalcraft_server.open_account(?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String FIND =
      """
      select c.user_id, u.email, c.password_hash
      from auth.users u
      join signalcraft_server.credentials c on c.user_id = u.id
      where lower(u.email) = lower(?)
      """;

  private static final String GET =
      """
      select c.user_id, u.email, c.password_hash
      from auth.users u
      join signalcraft_server.credentials c on c.user_id = u.id
      where u.id = ?
      """;

  private static final String PUT =
      """
      insert into signalcraft_server.credentials (user_id, password_hash)
      values (?, ?)
      on conflict (user_id) do update
        set password_hash = excluded.password_hash,
            changed_at = now()
      """;

  private static final String REPLACE =
      """
      update signalcraft_server.credentials
      set password_hash = ?,
          changed_at = now()
      where user_id = ?
        and password_hash = ?
      """;

  private static final String TAKEN = "PT409";
  private static final String NOT_UNIQUE = "23505";

  private final Rows rows;

  /**
   * The accounts of a database.
   *
   * @param database connects as the server's own role
   */
  public Credentials(ServerDatabase database) {
    this.rows = new Rows(database);
  }

  /**
   * What a user signs in by.
   *
   * @param userId the user
   * @param email his address
   * @param hash the hash of his password
   */
  public record Credential(UUID userId, String email, String hash) {

    /** Without the hash. */
    @Override
    public String toString() {
      return "Credential[" + userId + "]";
    }
  }

  /**
   * An account that was opened.
   *
   * @param userId the user
   * @param businessId his first business
   */
  record Opened(UUID userId, UUID businessId) {}

  /**
   * Opens an account with a business: both or none.
   *
   * @throws ConflictException if the address is taken
   */
  Opened open(NewUser user, String hash, NewBusiness business, CallOrigin origin) {
    return rows.inTransaction(
        connection -> {
          try {
            return open(connection, user, hash, business, origin);
          } catch (SQLException e) {
            if (TAKEN.equals(e.getSQLState()) || NOT_UNIQUE.equals(e.getSQLState())) {
              throw new ConflictException("email: the address is taken");
            }
            throw e;
          }
        });
  }

  private static Opened open(
      Connection connection, NewUser user, String hash, NewBusiness business, CallOrigin origin)
      throws SQLException {
    return Rows.query(
            connection,
            OPEN,
            row -> new Opened(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
            user.email(),
            user.fullName(),
            user.timezone(),
            hash,
            business.name(),
            business.industry(),
            origin.ipAddress(),
            origin.userAgent())
        .get(0);
  }

  /**
   * What the user of an address signs in by.
   *
   * @param email the address, whatever its case
   * @return it, or empty where there is no such account
   */
  public Optional<Credential> find(String email) {
    return single(FIND, email);
  }

  Optional<Credential> get(UUID userId) {
    return single(GET, userId);
  }

  private Optional<Credential> single(String sql, Object value) {
    List<Credential> found =
        rows.query(
            sql,
            row -> new Credential(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
            value);
    return found.stream().findFirst();
  }

  /**
   * Sets what a user signs in by.
   *
   * @param userId the user
   * @param hash the hash of his password
   */
  public void put(UUID userId, String hash) {
    rows.update(PUT, userId, hash);
  }

  /** Puts another hash; false where somebody else has done so in between. */
  boolean replace(Credential old, String hash) {
    return rows.update(REPLACE, hash, old.userId(), old.hash()) == 1;
  }
}
