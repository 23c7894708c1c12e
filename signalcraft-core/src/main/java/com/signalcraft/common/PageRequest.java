package com.signalcraft.common;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Immutable.
 *
 * @param limit how many items at the most, 1 to 10,000
 * @param cursor where to go on, as the page before gave it; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

  public PageRequest {
    Checks.between("limit", limit, 1, MAX_LIMIT);
  }

  /** The largest page. */
  public static final int MAX_LIMIT = 10_000;

  /**
   * The first page of 100 items.
   *
   * @return the request
   */
  public static PageRequest first() {
    return new PageRequest(100, null);
  }

  /**
   * The first page of a given size.
   *
   * @param limit how many items at the most, 1 to 10,000
   * @return the request
   */
  public static PageRequest ofSize(int limit) {
    return new PageRequest(limit, null);
  }

  /**
   * The request for the page after a given one.
   *
   * @param cursor where to go on, from {@link Page#nextCursor()}
   * @return a request of the same size
   */
  public PageRequest after(String cursor) {
    return new PageRequest(limit, Checks.required("cursor", cursor));
  }
}
