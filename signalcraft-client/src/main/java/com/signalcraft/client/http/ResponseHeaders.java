package com.signalcraft.client.http;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The headers of an answer. Immutable; {@code toString} shows their names alone, as values may be
 * secret.
 *
 * @param values the values by name, in whatever case
 */
public record ResponseHeaders(Map<String, List<String>> values) {

  public ResponseHeaders {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Checks.required("headers", values)
        .forEach(
            (name, given) -> copy.computeIfAbsent(name, key -> new ArrayList<>()).addAll(given));
    copy.replaceAll((name, given) -> List.copyOf(given));
    values = Collections.unmodifiableMap(copy);
  }

  /**
   * The first value of a header.
   *
   * @param name its name, in whatever case
   * @return the value, or empty where there is no such header
   */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * All values of a header.
   *
   * @param name its name, in whatever case
   * @return the values; empty where there is no such header
   */
  public List<String> all(String name) {
    return values.getOrDefault(Checks.required("name", name), List.of());
  }

  /** The names alone. */
  @Override
  public String toString() {
    return "ResponseHeaders" + values.keySet();
  }
}
