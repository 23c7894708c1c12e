package com.signalcraft.client.server;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from a request's headers who calls and from where. */
record Callers(InMemorySignalCraft store, TokenBook tokens, String serviceToken) {

  private static final String BEARER = "Bearer ";
  private static final Pattern FORWARDED =
      Pattern.compile("for=(?:([0-9.]+)|\"\\[([0-9a-fA-F:.]+)]\")");

  SignalCraft view(Headers headers, boolean isOpen) {
    String authorization = single(headers, "Authorization");
    String key = single(headers, "X-API-Key");
    if (authorization != null && key != null) {
      throw new ContractViolation("a call has a token or a key, not both");
    }
    CallOrigin origin = origin(headers);
    if (key != null) {
      return store.as(Identity.apiKey(key)).from(origin);
    } else if (authorization != null) {
      return store.as(person(authorization)).from(origin);
    } else if (isOpen) {
      return store.from(origin);
    }
    throw new AuthenticationException("the call needs a token or an API key");
  }

  /** The caller by a name that stays the same when his tokens change. */
  String name(Headers headers) {
    String authorization = single(headers, "Authorization");
    if (authorization == null) {
      return "key " + single(headers, "X-API-Key");
    }
    return tokens
        .user(token(authorization))
        .map(user -> "user " + user)
        .orElse("token " + authorization);
  }

  private static String token(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      throw new ContractViolation("Authorization must be of the scheme Bearer");
    }
    return authorization.substring(BEARER.length());
  }

  private Identity person(String authorization) {
    String token = token(authorization);
    return token.equals(serviceToken) ? Identity.service() : Identity.token(token);
  }

  private static CallOrigin origin(Headers headers) {
    String forwarded = single(headers, "Forwarded");
    String agent = single(headers, "X-Original-User-Agent");
    return new CallOrigin(
        forwarded == null ? null : address(forwarded),
        agent == null
            ? null
            : URLDecoder.decode(agent.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static String address(String forwarded) {
    Matcher form = FORWARDED.matcher(forwarded);
    if (!form.matches()) {
      throw new ContractViolation("Forwarded must be like " + FORWARDED + ", was " + forwarded);
    }
    return form.group(1) == null ? form.group(2) : form.group(1);
  }

  private static @Nullable String single(Headers headers, String name) {
    if (headers.containsKey(name) && headers.get(name).size() != 1) {
      throw new ContractViolation(name + " must be there once");
    }
    return headers.getFirst(name);
  }
}
