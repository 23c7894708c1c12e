package com.signalcraft.examples.server.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers that tell a browser what it must not do. Immutable. */
final class SecurityHeaders {

  private static final String OF_API = "default-src 'none'; frame-ancestors 'none'";

  private final Map<String, String> common = new LinkedHashMap<>();
  private final String ofPage;

  SecurityHeaders(WebOptions options) {
    common.put("X-Content-Type-Options", "nosniff");
    common.put("X-Frame-Options", "DENY");
    common.put("Referrer-Policy", "no-referrer");
    common.put(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
    common.put("Cross-Origin-Opener-Policy", "same-origin");
    if (options.isHttps()) {
      common.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    // Older browsers do not take "self" for the websocket of the same host.
    String socket =
        options.publicUrl() == null
            ? ""
            : " " + options.publicUrl().toString().replaceFirst("^http", "ws");
    ofPage =
        "default-src 'self'; connect-src 'self'"
            + socket
            + "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
  }

  /** Before the request is worked on, so that they are there whatever comes of it. */
  void put(Context context) {
    common.forEach(context::header);
    boolean isApi = context.path().startsWith(WebServer.VERSION + "/");
    context.header("Content-Security-Policy", isApi ? OF_API : ofPage);
    if (isApi) {
      context.header("Cache-Control", "no-store");
    } else {
      context.header("Cross-Origin-Resource-Policy", "same-origin");
    }
  }
}
