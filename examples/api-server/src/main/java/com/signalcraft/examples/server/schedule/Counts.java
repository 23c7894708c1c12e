package com.signalcraft.examples.server.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How much a run did. Not thread-safe. */
final class Counts {

  /** Under this name what went wrong is counted. */
  static final String FAILED = "failed";

  private final Map<String, Long> counts = new LinkedHashMap<>();

  Counts add(String what, long many) {
    counts.merge(what, many, Long::sum);
    return this;
  }

  void failed() {
    add(FAILED, 1);
  }

  boolean isDone() {
    return !counts.containsKey(FAILED);
  }

  /** Whether there is anything worth telling. */
  boolean isEmpty() {
    return counts.values().stream().allMatch(many -> many == 0);
  }

  Map<String, Long> byName() {
    return Map.copyOf(counts);
  }

  /** Such as {@code 3 businesses, 1 failed}. */
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }
}
