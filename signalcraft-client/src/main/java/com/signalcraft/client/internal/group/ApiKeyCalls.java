package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.BusinessRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.util.List;
import java.util.UUID;

/** API keys of businesses. Thread-safe. */
public final class ApiKeyCalls implements ApiKeys {

  private static final String BUSINESSES = "businesses";
  private static final String KEYS = "api-keys";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public ApiKeyCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public IssuedApiKey issue(UUID businessId, NewApiKey key) {
    Checks.required("key", key);
    List<Permission> permissions = key.permissions().stream().sorted().toList();
    Members body =
        Members.of("name", key.name())
            .with("permissions", permissions)
            .with("expires_at", key.expiresAt());
    Members known = Members.of("business_id", id(businessId)).withAll(body);
    return caller.call(
        Calls.post(body, BUSINESSES, businessId, KEYS),
        Answers.object(known, BusinessRows::issuedKey));
  }

  @Override
  public List<ApiKey> list(UUID businessId) {
    return caller.call(
        Calls.get(BUSINESSES, id(businessId), KEYS),
        Answers.list("api_keys", Members.of("business_id", businessId), BusinessRows::apiKey));
  }

  @Override
  public void revoke(UUID businessId, UUID keyId) {
    Checks.required("id", keyId);
    caller.call(Calls.delete(BUSINESSES, id(businessId), KEYS, keyId), ResponseReader.STATUS);
  }

  private static UUID id(UUID businessId) {
    return Checks.required("business_id", businessId);
  }
}
