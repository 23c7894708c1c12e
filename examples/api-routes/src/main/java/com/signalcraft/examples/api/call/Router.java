package com.signalcraft.examples.api.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the route of a request and holds the request to what the route knows. Thread-safe. */
public final class Router {

  private final List<Route> routes;

  /**
   * A router.
   *
   * @param routes the calls of the API
   */
  public Router(List<Route> routes) {
    this.routes = routes.stream().sorted(Comparator.comparing(Route::placeholders)).toList();
  }

  /**
   * A route that was found.
   *
   * @param route the route
   * @param path the values of its placeholders
   */
  public record Match(Route route, Map<String, String> path) {

    /**
     * Answers a request.
     *
     * @param request the request
     * @param caller who calls
     * @return the answer
     * @throws BadRequest if the request is not in the form of the contract
     * @throws com.signalcraft.error.SignalCraftException if the back end refuses it
     */
    public Answer answer(Request request, Callers.Caller caller) {
      requireContent(route, request);
      return route
          .handler()
          .apply(
              new Call(
                  path,
                  Query.parse(request.query(), route.query()),
                  request.headers(),
                  request.content(),
                  request.form(),
                  route.members(),
                  caller.name(),
                  caller.identity(),
                  caller.view(),
                  caller.origin()));
    }
  }

  /**
   * The route of a request.
   *
   * @param method the HTTP method
   * @param path the path below the version, still encoded
   * @return the route, or empty where the API has no such call
   */
  public Optional<Match> find(String method, String path) {
    List<String> segments = segments(path);
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(method, segments);
      if (values.isPresent()) {
        return values.map(found -> new Match(route, found));
      }
    }
    return Optional.empty();
  }

  /**
   * The methods that a path has.
   *
   * @param path the path below the version, still encoded
   * @return their names, none where the API has no such path
   */
  public Set<String> methods(String path) {
    List<String> segments = segments(path);
    return routes.stream()
        .filter(route -> route.match(route.method(), segments).isPresent())
        .map(Route::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> segments(String path) {
    return Route.segments(path).stream().map(Router::decode).toList();
  }

  private static void requireContent(Route route, Request request) {
    if (route.members().isEmpty()) {
      if (request.content().length > 0) {
        throw new BadRequest("body", "must be absent: this call has none");
      }
      return;
    }
    String type = String.valueOf(request.headers().single("Content-Type"));
    boolean isForm = route.members().contains(Route.MULTIPART);
    String wanted =
        isForm ? "multipart/form-data; *boundary=.+" : "application/json(; *charset=utf-8)?";
    if (!type.toLowerCase(Locale.ROOT).matches(wanted)) {
      throw new BadRequest(
          "Content-Type",
          "must be "
              + (isForm ? "multipart/form-data with a boundary" : "application/json")
              + ", was \""
              + type
              + "\"");
    }
  }

  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("path", "has a part that cannot be decoded: " + segment);
    }
  }
}
