package com.signalcraft.examples.server.web;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.security.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Callers by an access token, an API key, or the key of the service. Thread-safe. */
public final class TokenCallers implements Callers {

  private static final String BEARER = "Bearer ";

  private final SignalCraft service;
  private final AccessTokens tokens;
  private final byte[] serviceKey;

  /**
   * Callers of a server.
   *
   * @param service the back end as the service sees it
   * @param tokens verifies access tokens
   * @param serviceKey who has it is the service; empty where nobody may be
   */
  public TokenCallers(SignalCraft service, AccessTokens tokens, String serviceKey) {
    this.service = service;
    this.tokens = tokens;
    this.serviceKey = serviceKey.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Caller caller(RequestHeaders headers, boolean open) {
    String authorization = headers.single("Authorization");
    String key = headers.single("X-API-Key");
    if (authorization != null && key != null) {
      throw new BadRequest("X-API-Key", "must be absent where there is an Authorization");
    } else if (key != null) {
      return caller("key " + key, Identity.apiKey(key));
    } else if (authorization != null) {
      return bearer(authorization);
    } else if (open) {
      return new Caller("anybody", null, service);
    }
    throw new AuthenticationException(
        "the call needs a token (Authorization: Bearer …) or an API key (X-API-Key)");
  }

  private Caller bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new AuthenticationException("Authorization must be of the scheme Bearer");
    }
    String token = authorization.substring(BEARER.length());
    if (serviceKey.length > 0
        && MessageDigest.isEqual(serviceKey, token.getBytes(StandardCharsets.UTF_8))) {
      return caller("service", Identity.service());
    }
    UUID user = tokens.verify(token);
    return caller("user " + user, Identity.user(user));
  }

  private Caller caller(String name, Identity identity) {
    return new Caller(name, identity, service.as(identity));
  }
}
