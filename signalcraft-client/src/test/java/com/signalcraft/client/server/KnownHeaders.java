package com.signalcraft.client.server;

import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Route;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Holds the client to the headers that the contract knows. */
final class KnownHeaders {

  private static final Set<String> OF_EVERY_CALL =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "forwarded",
          "host",
          "http2-settings",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-api-key",
          "x-original-user-agent");

  private KnownHeaders() {}

  static void require(Route route, RequestHeaders headers) {
    Set<String> unknown = new HashSet<>();
    headers.names().forEach(name -> unknown.add(name.toLowerCase(Locale.ROOT)));
    unknown.removeAll(OF_EVERY_CALL);
    route.headers().forEach(name -> unknown.remove(name.toLowerCase(Locale.ROOT)));
    if (!unknown.isEmpty()) {
      throw new BadRequest("headers", "must not have " + unknown);
    }
  }
}
