package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertPoints;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStep;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.Grouping;
import com.signalcraft.alert.internal.tell.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One evaluation of the alerts of a business. Not thread-safe. */
public final class Round {

  private static final String CIRCLE =
      "It depends on itself, by way of the alerts that it depends on";

  private static final int PARTS_OF_TIMEFRAME = 5;

  private static final long SOONEST = Duration.ofMinutes(1).toMillis();
  private static final long LATEST = Duration.ofMinutes(15).toMillis();

  private final List<Alert> alerts;
  private final Links links;
  private final Course[] courses;
  private final long until;

  /**
   * A round.
   *
   * @param alerts the alerts
   * @param states where they stand
   * @param points their points
   * @param until up to when they are evaluated, inclusive
   */
  public Round(List<Alert> alerts, List<AlertState> states, AlertPoints points, Instant until) {
    this.alerts = alerts;
    this.until = until.toEpochMilli();
    this.links = new Links(alerts);
    this.courses = new Course[alerts.size()];
    Map<UUID, AlertState> known = new HashMap<>();
    states.forEach(state -> known.put(state.status().alertId(), state));
    for (int place : links.order()) {
      Alert alert = alerts.get(place);
      Subject subject = Subject.of(alert, links.isCircular(place) ? CIRCLE : null);
      Timeline above =
          links.depends(place) ? courses[links.above(place)].timeline() : new Timeline(false);
      courses[place] = new Course(subject, known.get(alert.id()), above);
      courses[place].run(points, this.until - links.delay(place));
    }
  }

  /**
   * What the round came to.
   *
   * @param grouping how changes become events
   * @return the states that changed, and the events
   */
  public AlertStep step(Grouping grouping) {
    long next = until + interval();
    Map<Long, List<Course>> delays = new TreeMap<>();
    for (int place = 0; place < courses.length; place++) {
      long delay = links.delay(place);
      delays.computeIfAbsent(delay, none -> new ArrayList<>()).add(courses[place]);
      next = Math.min(next, due(courses[place].deadline(), delay));
    }
    Groups groups = new Groups(grouping.window().toMillis());
    for (Map.Entry<Long, List<Course>> each : delays.entrySet()) {
      next =
          Math.min(next, due(groups.take(each.getValue(), until - each.getKey()), each.getKey()));
    }
    List<AlertState> states = new ArrayList<>();
    for (Course course : courses) {
      course.outcome().ifPresent(states::add);
    }
    return new AlertStep(states, groups.events(), Instant.ofEpochMilli(next));
  }

  private static long due(long time, long delay) {
    return time == NEVER ? NEVER : time + delay;
  }

  private long interval() {
    long shortest = LATEST * PARTS_OF_TIMEFRAME;
    for (Alert alert : alerts) {
      long timeframe =
          alert
              .timeframe()
              .known()
              .map(AlertTimeframe::duration)
              .map(Duration::toMillis)
              .orElse(0L);
      shortest = timeframe == 0 ? shortest : Math.min(shortest, timeframe);
    }
    return Math.max(SOONEST, shortest / PARTS_OF_TIMEFRAME);
  }
}
