package com.signalcraft.jdbc.internal.security;

import com.signalcraft.common.Checks;
import com.signalcraft.internal.KeySecrets;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Right;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** API keys. Thread-safe. */
public final class JdbcApiKeys implements ApiKeys {

  private static final String ISSUE = "select signalcraft.issue_api_key(?, ?, ?, ?, ?) as id";

  private static final String READ =
      "select "
          + SecurityRows.KEY_COLUMNS
          + " from public.api_keys where business_id = ? and id = ?";

  private static final String LIST =
      "select "
          + SecurityRows.KEY_COLUMNS
          + "\n"
          + """
            from public.api_keys
           where business_id = ?
             and revoked_at is null
           order by created_at desc, ordinal desc
          """;

  private static final String REVOKE = "select signalcraft.revoke_api_key(?, ?)";

  private final Session session;

  /**
   * The keys as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcApiKeys(Session session) {
    this.session = session;
  }

  @Override
  public IssuedApiKey issue(UUID businessId, NewApiKey key) {
    Checks.required("key", key);
    return session.call(
        "issue the API key",
        tx -> {
          tx.access().business(businessId).require(Right.MANAGE_KEYS);
          Instant end = key.expiresAt();
          Checks.that(
              end == null || end.isAfter(tx.now()),
              "expires_at",
              "must be in the future, was " + end);
          // The secret stays here; the database gets its hash.
          String secret = KeySecrets.next();
          UUID id =
              tx.query(ISSUE)
                  .bind(businessId)
                  .bind(key.name())
                  .bind(SecretHash.of(secret).hex())
                  .bindTexts(key.permissions().stream().map(Permission::wireName).toList())
                  .bind(end)
                  .one(row -> row.uuid("id"));
          return new IssuedApiKey(
              tx.query(READ).bind(businessId).bind(id).one(SecurityRows::key), secret);
        });
  }

  @Override
  public List<ApiKey> list(UUID businessId) {
    return session.call(
        "list the API keys",
        tx -> {
          tx.access().business(businessId).require(Right.MANAGE_KEYS);
          return tx.query(LIST).bind(businessId).list(SecurityRows::key);
        });
  }

  @Override
  public void revoke(UUID businessId, UUID keyId) {
    Checks.required("id", keyId);
    session.run(
        "revoke the API key",
        tx -> {
          tx.access().business(businessId).require(Right.MANAGE_KEYS);
          tx.query(REVOKE).bind(businessId).bind(keyId).call();
        });
  }
}
