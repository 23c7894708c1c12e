package com.signalcraft.examples.server.web;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.examples.server.account.AccessTokens.Bearer;
import com.signalcraft.examples.server.quota.Subject;
import com.signalcraft.internal.Denials;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.security.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Visitors by an access token, an API key, or the key of the service. Thread-safe. */
final class Visitors {

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_KEY = 1_000;

  private final AccessTokens tokens;
  private final byte[] serviceKey;

  /**
   * Visitors of a server.
   *
   * @param tokens verifies access tokens
   * @param serviceKey who has it is the service; empty where nobody may be
   */
  Visitors(AccessTokens tokens, String serviceKey) {
    this.tokens = tokens;
    this.serviceKey = serviceKey.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Who sent a request.
   *
   * @param headers its headers
   * @return the visitor, whose user, session or key need not be there (any more)
   * @throws AuthenticationException if his credentials cannot hold
   */
  Visitor visitor(RequestHeaders headers) {
    String authorization = headers.single("Authorization");
    String key = headers.single("X-API-Key");
    if (authorization != null && key != null) {
      throw new BadRequest("X-API-Key", "must be absent where there is an Authorization");
    } else if (key != null) {
      return key(key);
    }
    return authorization == null ? Visitor.NOBODY : bearer(authorization);
  }

  private static Visitor key(String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Denials.invalidApiKey();
    }
    String hash = SecretHash.of(key).hex();
    return new Visitor("key " + hash, new Subject(null, null, hash), Identity.apiKey(key));
  }

  private Visitor bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new AuthenticationException("Authorization must be of the scheme Bearer");
    }
    String token = authorization.substring(BEARER.length());
    if (serviceKey.length > 0
        && MessageDigest.isEqual(serviceKey, token.getBytes(StandardCharsets.UTF_8))) {
      return Visitor.SERVICE;
    }
    Bearer bearer = tokens.read(token);
    return new Visitor(
        "user " + bearer.user(),
        new Subject(bearer.user(), bearer.session(), null),
        Identity.user(bearer.user()));
  }
}
