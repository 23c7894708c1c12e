package com.signalcraft.security;

import java.util.List;
import java.util.UUID;

/** The API keys of businesses. Needs {@link Right#MANAGE_KEYS}. Thread-safe. */
public interface ApiKeys {

  /**
   * Issues a key; its secret is in the answer and nowhere else.
   *
   * @param businessId the business
   * @param key what it is like
   * @return the key and its secret
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if it expires in the past
   */
  IssuedApiKey issue(UUID businessId, NewApiKey key);

  /**
   * The keys that are not revoked, the newest first.
   *
   * @param businessId the business
   * @return the keys
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  List<ApiKey> list(UUID businessId);

  /**
   * Revokes a key at once.
   *
   * @param businessId the business
   * @param keyId the key
   * @throws com.signalcraft.error.NotFoundException if the business or the key is not there or not
   *     yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  void revoke(UUID businessId, UUID keyId);
}
