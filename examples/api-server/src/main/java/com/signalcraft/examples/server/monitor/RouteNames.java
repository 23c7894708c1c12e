package com.signalcraft.examples.server.monitor;

import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.call.Router;
import java.util.List;

/** The names of routes, without anybody's ids. Thread-safe. */
final class RouteNames {

  static final String OTHER = "other";

  private static final String VERSION = "/v1";

  private final Router router;

  RouteNames(List<Route> routes) {
    router = new Router(routes);
  }

  /**
   * The pattern of a call, such as {@code /v1/kpis/data/{source_id}}.
   *
   * @param method the method
   * @param path the whole path
   * @return the pattern, or {@link #OTHER} for what is no call of the API
   */
  String of(String method, String path) {
    if (!path.startsWith(VERSION + "/")) {
      return OTHER;
    }
    try {
      return router
          .find(method.equals("HEAD") ? "GET" : method, path.substring(VERSION.length()))
          .map(match -> VERSION + "/" + String.join("/", match.route().pattern()))
          .orElse(OTHER);
    } catch (BadRequest e) {
      return OTHER;
    }
  }
}
