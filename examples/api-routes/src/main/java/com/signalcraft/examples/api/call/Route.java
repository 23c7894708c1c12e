package com.signalcraft.examples.api.call;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A call of the contract.
 *
 * @param method the HTTP method
 * @param pattern the path's segments below the version, placeholders in braces
 * @param query the parameters that the query may have
 * @param members the members that the body may have; none where there is no body
 * @param headers the headers beyond those of every call that the request may have
 * @param isOpen whether it may be called without credentials
 * @param handler answers it
 */
public record Route(
    String method,
    List<String> pattern,
    Set<String> query,
    Set<String> members,
    Set<String> headers,
    boolean isOpen,
    Function<Call, Answer> handler) {

  /** The content of an upload is no JSON. */
  public static final String MULTIPART = "(multipart)";

  public static Route get(String path, Function<Call, Answer> handler) {
    return of("GET", path, handler);
  }

  public static Route post(String path, Function<Call, Answer> handler) {
    return of("POST", path, handler);
  }

  public static Route put(String path, Function<Call, Answer> handler) {
    return of("PUT", path, handler);
  }

  public static Route delete(String path, Function<Call, Answer> handler) {
    return of("DELETE", path, handler);
  }

  private static Route of(String method, String path, Function<Call, Answer> handler) {
    return new Route(method, segments(path), Set.of(), Set.of(), Set.of(), false, handler);
  }

  public static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  public Route query(String... names) {
    return new Route(method, pattern, Set.of(names), members, headers, isOpen, handler);
  }

  /** With the parameters of a page, beside others. */
  public Route page(String... names) {
    Set<String> all = new LinkedHashSet<>(List.of(names));
    all.addAll(List.of("limit", "cursor"));
    return new Route(method, pattern, all, members, headers, isOpen, handler);
  }

  public Route body(String... names) {
    return new Route(method, pattern, query, Set.of(names), headers, isOpen, handler);
  }

  public Route headers(String... names) {
    return new Route(method, pattern, query, members, Set.of(names), isOpen, handler);
  }

  public Route open() {
    return new Route(method, pattern, query, members, headers, true, handler);
  }

  /** The values of the placeholders, or empty where this is another call. */
  public Optional<Map<String, String>> match(String wantedMethod, List<String> path) {
    if (!method.equals(wantedMethod) || path.size() != pattern.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String part = pattern.get(i);
      if (part.startsWith("{")) {
        values.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** How many of its segments are placeholders; the fewer, the better it fits. */
  public long placeholders() {
    return pattern.stream().filter(part -> part.startsWith("{")).count();
  }
}
