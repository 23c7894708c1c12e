package com.signalcraft.client.server;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a request's headers who calls and from where. */
record TestCallers(InMemorySignalCraft store, TokenBook tokens, String serviceToken)
    implements Callers {

  private static final String BEARER = "Bearer ";
  private static final Pattern FORWARDED =
      Pattern.compile("for=(?:([0-9.]+)|\"\\[([0-9a-fA-F:.]+)]\")");

  @Override
  public Caller caller(RequestHeaders headers, boolean open) {
    String authorization = headers.single("Authorization");
    String key = headers.single("X-API-Key");
    if (authorization != null && key != null) {
      throw new BadRequest("X-API-Key", "must be absent where there is a token");
    }
    SignalCraft any = store.from(origin(headers));
    if (key == null && authorization == null) {
      if (open) {
        return new Caller(name(headers), null, any);
      }
      throw new AuthenticationException("the call needs a token or an API key");
    }
    Identity identity =
        authorization == null ? Identity.apiKey(String.valueOf(key)) : person(authorization);
    return new Caller(name(headers), identity, any.as(identity));
  }

  /** The caller by a name that stays the same when his tokens change. */
  private String name(RequestHeaders headers) {
    String authorization = headers.single("Authorization");
    if (authorization == null) {
      return "key " + headers.single("X-API-Key");
    }
    return tokens
        .user(token(authorization))
        .map(user -> "user " + user)
        .orElse("token " + authorization);
  }

  private static String token(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      throw new BadRequest("Authorization", "must be of the scheme Bearer");
    }
    return authorization.substring(BEARER.length());
  }

  private Identity person(String authorization) {
    String token = token(authorization);
    return token.equals(serviceToken) ? Identity.service() : Identity.token(token);
  }

  private static CallOrigin origin(RequestHeaders headers) {
    String forwarded = headers.single("Forwarded");
    String agent = headers.single("X-Original-User-Agent");
    return new CallOrigin(
        forwarded == null ? null : address(forwarded),
        agent == null
            ? null
            : URLDecoder.decode(agent.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static String address(String forwarded) {
    Matcher form = FORWARDED.matcher(forwarded);
    if (!form.matches()) {
      throw new BadRequest("Forwarded", "must be like " + FORWARDED + ", was " + forwarded);
    }
    return form.group(1) == null ? form.group(2) : form.group(1);
  }
}
