package com.signalcraft.examples.server.web;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Lets pages of other origins call the API, where they are named. Credentials are headers that a
 * page sets by itself, so cookies need not be allowed. Immutable.
 */
final class Cors {

  private static final String EXPOSED =
      "ETag, Idempotent-Replayed, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining,"
          + " X-RateLimit-Reset, X-RateLimit-Retry-After, X-Request-Id";
  private static final String TAKEN =
      "Authorization, Content-Encoding, Content-Type, Idempotency-Key, If-Range, Prefer, Range,"
          + " X-API-Key, X-Request-Id";

  private final Set<String> origins;

  Cors(Set<String> origins) {
    this.origins = origins;
  }

  /**
   * Puts what a browser needs.
   *
   * @return whether it is a preflight, which is answered by this alone
   */
  boolean put(Context context) {
    if (origins.isEmpty()) {
      return false;
    }
    context.header("Vary", "Origin");
    String origin = context.header("Origin");
    if (origin == null || !origins.contains(origin)) {
      return false;
    }
    context.header("Access-Control-Allow-Origin", origin);
    context.header("Access-Control-Expose-Headers", EXPOSED);
    boolean isPreflight =
        context.method().name().equals("OPTIONS")
            && context.header("Access-Control-Request-Method") != null;
    if (isPreflight) {
      context.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
      context.header("Access-Control-Allow-Headers", TAKEN);
      context.header("Access-Control-Max-Age", "7200");
    }
    return isPreflight;
  }
}
