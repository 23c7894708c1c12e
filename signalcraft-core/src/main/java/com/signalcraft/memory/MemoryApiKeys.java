package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.KeySecrets;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys. */
final class MemoryApiKeys extends Group implements ApiKeys {

  private static final String RESOURCE = "api_key";

  MemoryApiKeys(Session session) {
    super(session);
  }

  @Override
  public IssuedApiKey issue(UUID businessId, NewApiKey key) {
    Checks.required("key", key);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.MANAGE_KEYS);
              Instant end = key.expiresAt();
              Checks.that(
                  end == null || end.isAfter(caller.now()),
                  "expires_at",
                  "must be in the future, was " + end);
              meter().takeCall(caller, tenant);
              String secret = KeySecrets.next();
              ApiKey row =
                  new ApiKey(
                      engine().newId(),
                      businessId,
                      key.name(),
                      key.permissions().stream().map(OpenEnum::of).collect(Collectors.toSet()),
                      null,
                      end,
                      caller.userId(),
                      caller.now());
              catalog().addKey(new KeyState(tenant, row, SecretHash.of(secret)));
              engine().audit(caller, tenant, AuditAction.CREATE, RESOURCE, row.id());
              return new IssuedApiKey(row, secret);
            });
  }

  @Override
  public List<ApiKey> list(UUID businessId) {
    return session()
        .read(
            caller -> {
              List<ApiKey> keys = new ArrayList<>();
              access()
                  .business(caller, businessId, Right.MANAGE_KEYS)
                  .keys()
                  .values()
                  .forEach(key -> keys.add(key.key()));
              Collections.reverse(keys);
              return List.copyOf(keys);
            });
  }

  @Override
  public void revoke(UUID businessId, UUID keyId) {
    Checks.required("id", keyId);
    session()
        .change(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.MANAGE_KEYS);
              KeyState key = tenant.keys().remove(keyId);
              if (key == null) {
                throw NotFoundException.of("API key", keyId);
              }
              catalog().removeKey(key);
              engine().audit(caller, tenant, AuditAction.DELETE, RESOURCE, keyId);
            });
  }
}
