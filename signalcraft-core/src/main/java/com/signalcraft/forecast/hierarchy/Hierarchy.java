package com.signalcraft.forecast.hierarchy;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What adds up to what: a total, groups below it where there are any, and leaves, which are the
 * sources of a business, say. Every group is the sum of what is directly below it. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Hierarchy shops =
 *     Hierarchy.builder()
 *         .sum("all", "shops", "web")
 *         .sum("shops", "Berlin", "Hamburg")
 *         .build();
 * }</pre>
 */
public final class Hierarchy {

  /** The most nodes of a hierarchy; work grows with the third power of their number. */
  public static final int MAX_NODES = 2_000;

  private final Map<String, List<String>> children;
  private final List<String> aggregates;
  private final List<String> leaves;
  private final List<String> nodes;

  private Hierarchy(Map<String, List<String>> children, List<String> inOrder) {
    this.children = children;
    this.aggregates = inOrder.stream().filter(children::containsKey).toList();
    this.leaves = inOrder.stream().filter(node -> !children.containsKey(node)).toList();
    List<String> all = new ArrayList<>(aggregates);
    all.addAll(leaves);
    this.nodes = List.copyOf(all);
  }

  /**
   * A total of some leaves, without groups between.
   *
   * @param total the name of the total
   * @param leaves the names of what it is the sum of, at least one
   * @return the hierarchy
   * @throws com.signalcraft.error.ValidationException if a name stands twice
   */
  public static Hierarchy ofTotal(String total, List<String> leaves) {
    return builder().sum(total, leaves.toArray(String[]::new)).build();
  }

  /**
   * Starts a hierarchy with groups.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * All names: the total, the groups level by level, then the leaves.
   *
   * @return the names
   */
  public List<String> nodes() {
    return nodes;
  }

  /**
   * The names of what is a sum: the total, and the groups level by level.
   *
   * @return the names
   */
  public List<String> aggregates() {
    return aggregates;
  }

  /**
   * The names of what is no sum.
   *
   * @return the names
   */
  public List<String> leaves() {
    return leaves;
  }

  /**
   * Which leaves a node is the sum of.
   *
   * @param node the name of the node
   * @return their names, in the order of {@link #leaves()}; of a leaf itself alone
   * @throws com.signalcraft.error.ValidationException if there is no such node
   */
  public List<String> leavesOf(String node) {
    Checks.that(
        nodes.contains(Checks.required("node", node)),
        "node",
        "must be one of " + nodes + ", was \"" + Checks.shown(node) + "\"");
    Set<String> below = new LinkedHashSet<>();
    ArrayDeque<String> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      String next = open.remove();
      below.add(next);
      open.addAll(children.getOrDefault(next, List.of()));
    }
    return leaves.stream().filter(below::contains).toList();
  }

  /**
   * The series of every node from those of the leaves. A sum is missing where one of its leaves is,
   * also before a leaf begins: give a leaf zeros where it sold nothing.
   *
   * @param leafSeries the series of each leaf: of one zone and one frequency, all with the same
   *     last time stamp
   * @return the series of each node, in the order of {@link #nodes()}; those of sums begin where
   *     all of their leaves are there
   * @throws com.signalcraft.error.ValidationException if a leaf has no series, a series no leaf, or
   *     they do not fit together; the message names it
   */
  public Map<String, TimeSeries> aggregate(Map<String, TimeSeries> leafSeries) {
    Checks.required("leafSeries", leafSeries);
    Calendars.checkNames("leafSeries", leaves, leafSeries.keySet());
    Map<String, TimeSeries> regular = new LinkedHashMap<>();
    for (String leaf : leaves) {
      regular.put(leaf, Calendars.regular(leaf, leafSeries.get(leaf)));
    }
    Calendars.checkAligned("leafSeries", regular);
    Map<String, TimeSeries> all = new LinkedHashMap<>();
    for (String node : aggregates) {
      all.put(node, Calendars.sum(leavesOf(node).stream().map(regular::get).toList()));
    }
    all.putAll(regular);
    return all;
  }

  @Override
  public String toString() {
    return aggregates.get(0)
        + " of "
        + leaves.size()
        + (leaves.size() == 1 ? " leaf" : " leaves")
        + (aggregates.size() == 1 ? "" : " in " + (aggregates.size() - 1) + " groups");
  }

  /** Collects the sums of a hierarchy. Not thread-safe. */
  public static final class Builder {

    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Set<String> below = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Adds a sum.
     *
     * @param name the name of the total or a group, at most 200 characters
     * @param parts the names of what is directly below it, at least one
     * @return this
     * @throws com.signalcraft.error.ValidationException if the sum was added before, or a part is
     *     below another sum already
     */
    public Builder sum(String name, String... parts) {
      Checks.text("name", name, 200);
      Checks.that(!children.containsKey(name), "name", "\"" + name + "\" was added before");
      Checks.that(parts.length > 0, "parts", "of \"" + name + "\" must be at least 1");
      for (String part : parts) {
        Checks.text("parts", part, 200);
        Checks.that(below.add(part), "parts", "\"" + part + "\" is part of two sums, or twice");
      }
      children.put(name, List.of(parts));
      return this;
    }

    /**
     * Ends the hierarchy.
     *
     * @return the hierarchy
     * @throws com.signalcraft.error.ValidationException if there is not exactly one total, or more
     *     than {@value Hierarchy#MAX_NODES} nodes
     */
    public Hierarchy build() {
      List<String> tops = children.keySet().stream().filter(n -> !below.contains(n)).toList();
      Checks.that(
          tops.size() == 1, "hierarchy", "must have one total, above all others, had " + tops);
      List<String> inOrder = new ArrayList<>(tops);
      for (int i = 0; i < inOrder.size(); i++) {
        inOrder.addAll(children.getOrDefault(inOrder.get(i), List.of()));
      }
      Checks.that(
          inOrder.size() == below.size() + 1, "hierarchy", "must not have sums in a circle");
      Checks.that(
          inOrder.size() <= MAX_NODES,
          "hierarchy",
          "must have at most " + MAX_NODES + " nodes, had " + inOrder.size());
      return new Hierarchy(new LinkedHashMap<>(children), inOrder);
    }
  }
}
