package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.Alert;
import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which alerts depend on which: in what order they are evaluated, those that others depend on
 * first; which are in a circle; and how long each waits for its points. Alerts that are linked wait
 * equally long, the longest delay of them, as one could not know how another one stood else.
 */
final class Links {

  private static final int NONE = -1;

  private final List<Alert> alerts;
  private final int[] above;
  private final int[] depth;
  private final int[] root;
  private final boolean[] circular;
  private final Map<Integer, Long> delays = new HashMap<>();

  Links(List<Alert> alerts) {
    this.alerts = alerts;
    this.above = new int[alerts.size()];
    this.depth = new int[alerts.size()];
    this.root = new int[alerts.size()];
    this.circular = new boolean[alerts.size()];
    link();
    for (int i = 0; i < above.length; i++) {
      climb(i);
    }
    for (int i = 0; i < above.length; i++) {
      depth[i] = depthOf(i);
      delays.merge(root[i], alerts.get(i).settings().delay().toMillis(), Math::max);
    }
  }

  /** An alert that is not there, or not active, keeps nobody quiet. */
  private void link() {
    Map<UUID, Integer> places = new HashMap<>();
    for (int i = 0; i < above.length; i++) {
      UUID id = alerts.get(i).id();
      Checks.that(places.put(id, i) == null, "alerts", "must each be there once, was twice: " + id);
    }
    for (int i = 0; i < above.length; i++) {
      UUID id = alerts.get(i).settings().dependsOn();
      above[i] = id == null ? NONE : places.getOrDefault(id, NONE);
    }
  }

  /** Follows an alert's dependencies to their end; what goes on for ever leads into a circle. */
  private void climb(int start) {
    int at = start;
    int steps = 0;
    while (above[at] != NONE && steps <= above.length) {
      at = above[at];
      steps++;
    }
    boolean endless = steps > above.length;
    root[start] = endless ? least(at) : at;
    circular[start] = endless && isIn(start, at);
  }

  /** How many alerts come before an alert; those in a circle come first of all. */
  private int depthOf(int start) {
    int steps = 0;
    for (int at = start; depends(at); at = above[at]) {
      steps++;
    }
    return steps;
  }

  /** One and the same alert of a circle, wherever it was entered. */
  private int least(int inside) {
    int least = inside;
    for (int at = above[inside]; at != inside; at = above[at]) {
      least = Math.min(least, at);
    }
    return least;
  }

  private boolean isIn(int alert, int inside) {
    int at = inside;
    do {
      if (at == alert) {
        return true;
      }
      at = above[at];
    } while (at != inside);
    return false;
  }

  /** The alerts' places in the order of evaluation. */
  List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < depth.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(place -> depth[place]));
    return order;
  }

  /** Whether an alert depends on another one that is evaluated before it. */
  boolean depends(int place) {
    return above[place] != NONE && !circular[place];
  }

  /** The alert that it depends on. */
  int above(int place) {
    return above[place];
  }

  /** Whether an alert depends on itself by way of others. */
  boolean isCircular(int place) {
    return circular[place];
  }

  /** How long an alert waits for its points, in milliseconds. */
  long delay(int place) {
    return delays.getOrDefault(root[place], 0L);
  }
}
