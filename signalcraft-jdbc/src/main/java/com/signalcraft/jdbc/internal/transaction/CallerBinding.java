package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.internal.Denials;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Permission;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Binds a transaction to a user, a key or the service. Immutable.
 *
 * @param identity who calls; a user in the place of his token
 * @param origin where the call comes from
 * @param statementTimeout how long each later statement may take, in whole milliseconds
 */
record CallerBinding(Identity identity, CallOrigin origin, Duration statementTimeout)
    implements Binding {

  private static final String USER =
      """
      select set_config('role', 'authenticated', true),
             set_config('request.jwt.claims', ?, true),
             set_config('statement_timeout', ?, true),
             set_config('signalcraft.client_ip', ?, true),
             set_config('signalcraft.user_agent', ?, true),
             signalcraft.is_active_user(?) as is_known,
             now() as now
      """;

  private static final String KEY =
      """
      select set_config('role', 'signalcraft_api_key', true),
             set_config(
               'request.jwt.claims',
               jsonb_build_object('role', 'signalcraft_api_key', 'api_key_id', k.key_id)::text,
               true),
             set_config('statement_timeout', ?, true),
             set_config('signalcraft.client_ip', ?, true),
             set_config('signalcraft.user_agent', ?, true),
             k.key_id,
             k.business_id,
             k.permissions,
             now() as now
        from signalcraft.resolve_api_key(?) k
      """;

  private static final String SERVICE =
      """
      select set_config('role', 'service_role', true),
             set_config('request.jwt.claims', '{"role":"service_role"}', true),
             set_config('statement_timeout', ?, true),
             set_config('signalcraft.client_ip', ?, true),
             set_config('signalcraft.user_agent', ?, true),
             now() as now
      """;

  @Override
  public boolean isForService() {
    return identity instanceof Identity.Service;
  }

  @Override
  public CallerTransaction bind(Connection connection) throws SQLException {
    CallerTransaction transaction = new CallerTransaction(connection, opening(connection));
    transaction.bind();
    return transaction;
  }

  /** Only a user: of a key that is not valid there is no row, and no role that was set. */
  @Override
  public CallerTransaction bindWithFirstQuery(Connection connection) throws SQLException {
    return identity instanceof Identity.User
        ? new CallerTransaction(connection, opening(connection))
        : bind(connection);
  }

  private Opening opening(Connection connection) {
    if (identity instanceof Identity.User user) {
      return ofUser(connection, user.userId());
    } else if (identity instanceof Identity.ApiKeySecret key) {
      return ofKey(connection, key.secret());
    } else if (identity instanceof Identity.Service) {
      return ofService(connection);
    }
    throw new IllegalStateException("a token must be verified before it is bound");
  }

  private Opening ofUser(Connection connection, UUID userId) {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("role", "authenticated");
    claims.put("sub", userId.toString());
    Query query = new Query(connection, USER).bind(JsonCodec.text(claims));
    return new Opening(
        withSettings(query).bind(userId),
        row -> {
          if (!row.bool("is_known")) {
            throw Denials.unknownUser();
          }
          return new Bound(new BoundCaller.User(userId), row.instant("now"));
        });
  }

  private Opening ofKey(Connection connection, String secret) {
    return new Opening(
        withSettings(new Query(connection, KEY)).bind(SecretHash.of(secret).hex()),
        row ->
            new Bound(
                new BoundCaller.Key(
                    row.uuid("key_id"),
                    row.uuid("business_id"),
                    permissions(row.texts("permissions"))),
                row.instant("now")),
        Denials::invalidApiKey);
  }

  private Opening ofService(Connection connection) {
    return new Opening(
        withSettings(new Query(connection, SERVICE)),
        row -> new Bound(BoundCaller.Service.INSTANCE, row.instant("now")));
  }

  private Query withSettings(Query query) {
    return Binding.bindSettings(query, statementTimeout, origin);
  }

  private static Set<Permission> permissions(List<String> names) {
    Set<Permission> known = EnumSet.noneOf(Permission.class);
    names.forEach(name -> OpenEnum.parse(Permission.class, name).known().ifPresent(known::add));
    return known;
  }
}
