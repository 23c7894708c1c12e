package com.signalcraft.client.server;

import com.signalcraft.SignalCraft;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Finds the route of a request and holds the request to what the route knows. */
final class Router {

  private static final Set<String> KNOWN_HEADERS =
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

  private final List<Route> routes;
  private final Callers callers;

  Router(List<Route> routes, Callers callers) {
    this.routes = routes.stream().sorted(Comparator.comparing(Route::placeholders)).toList();
    this.callers = callers;
  }

  Answer answer(HttpExchange exchange, String version) throws IOException {
    byte[] content = content(exchange);
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    if (!path.startsWith(version + "/")) {
      return Answer.unknownCall(method + " " + path);
    }
    List<String> segments =
        Route.segments(path.substring(version.length())).stream().map(Router::decode).toList();
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(method, segments);
      if (values.isPresent()) {
        return answer(route, values.get(), exchange, content);
      }
    }
    return Answer.unknownCall(method + " " + path);
  }

  private static byte[] content(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    byte[] content = exchange.getRequestBody().readAllBytes();
    if (encoding == null) {
      return content;
    } else if (!encoding.equals("gzip")) {
      throw new ContractViolation("Content-Encoding must be gzip, was " + encoding);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return unpacked.readAllBytes();
    }
  }

  private Answer answer(
      Route route, Map<String, String> path, HttpExchange exchange, byte[] content) {
    Headers headers = exchange.getRequestHeaders();
    requireKnown(route, headers);
    requireContent(route, headers, content);
    Query query = Query.parse(exchange.getRequestURI().getRawQuery(), route.query());
    SignalCraft view = callers.view(headers, route.isOpen());
    return route
        .handler()
        .apply(
            new Call(path, query, headers, content, route.members(), callers.name(headers), view));
  }

  private static void requireKnown(Route route, Headers headers) {
    Set<String> unknown = new HashSet<>();
    headers.keySet().forEach(name -> unknown.add(name.toLowerCase(Locale.ROOT)));
    unknown.removeAll(KNOWN_HEADERS);
    route.headers().forEach(name -> unknown.remove(name.toLowerCase(Locale.ROOT)));
    if (!unknown.isEmpty()) {
      throw new ContractViolation("the call has no headers " + unknown);
    }
  }

  private static void requireContent(Route route, Headers headers, byte[] content) {
    if (route.members().isEmpty()) {
      if (content.length > 0) {
        throw new ContractViolation("the call has no body");
      }
      return;
    }
    String type = String.valueOf(headers.getFirst("Content-Type"));
    String wanted =
        route.members().contains(Route.MULTIPART)
            ? "multipart/form-data; *boundary=.+"
            : "application/json(; *charset=utf-8)?";
    if (!type.toLowerCase(Locale.ROOT).matches(wanted)) {
      throw new ContractViolation("Content-Type must be like " + wanted + ", was " + type);
    }
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
