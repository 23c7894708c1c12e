package com.signalcraft.examples.api.call;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a request, whatever the case of their names. Immutable. */
public final class RequestHeaders {

  private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Takes headers as a server has them.
   *
   * @param headers the values by name
   */
  public RequestHeaders(Map<String, List<String>> headers) {
    headers.forEach((name, all) -> values.put(name, List.copyOf(all)));
  }

  /**
   * A header that may be there once.
   *
   * @param name the name
   * @return its value, or null
   * @throws BadRequest if it is there more than once
   */
  public @Nullable String single(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw new BadRequest(name, "must be there once, was there " + all.size() + " times");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /**
   * All values of a header.
   *
   * @param name the name
   * @return the values in their order; none where it is not there
   */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * The first value of a header that says nothing of the call.
   *
   * @param name the name
   * @return its value, or null
   */
  public @Nullable String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** The names of all headers. */
  public Set<String> names() {
    return values.navigableKeySet();
  }
}
