package com.signalcraft.alert;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Alerts of one business, their points and where they stand, as a back end would keep them. Times
 * are minutes after {@link #START}.
 */
final class AlertBench implements AlertPoints {

  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  static final UUID SOURCE = new UUID(0, 7);

  private static final UUID BUSINESS = new UUID(0, 1);

  private final Map<UUID, Alert> alerts = new LinkedHashMap<>();
  private final Map<UUID, AlertState> states = new LinkedHashMap<>();
  private final Map<UUID, TreeMap<Instant, Double>> points = new LinkedHashMap<>();
  private final List<AlertEvent> events = new ArrayList<>();
  private ZoneId zone = ZoneOffset.UTC;
  private Grouping grouping = Grouping.NONE;
  private Instant nextDue = START;

  AlertBench() {
    points.put(SOURCE, new TreeMap<>());
  }

  /** An alert that fires where the last value of five minutes is above 10. */
  static Alert above(int number, AlertSettings settings) {
    return alert(number, AlertCondition.ABOVE, BigDecimal.TEN, settings);
  }

  static Alert alert(
      int number, AlertCondition condition, BigDecimal threshold, AlertSettings settings) {
    return alert(number, condition.wireName(), threshold, AlertTimeframe.FIVE_MINUTES, settings);
  }

  static Alert alert(
      int number,
      String condition,
      BigDecimal threshold,
      AlertTimeframe timeframe,
      AlertSettings settings) {
    return new Alert(
        new UUID(1, number),
        BUSINESS,
        SOURCE,
        "Alert " + number,
        OpenEnum.parse(AlertCondition.class, condition),
        threshold,
        OpenEnum.of(timeframe),
        true,
        null,
        settings,
        null,
        START,
        START);
  }

  static Alert of(Alert alert, UUID source, UUID business) {
    return new Alert(
        alert.id(),
        business,
        source,
        alert.name(),
        alert.condition(),
        alert.threshold(),
        alert.timeframe(),
        true,
        null,
        alert.settings(),
        null,
        alert.createdAt(),
        alert.updatedAt());
  }

  static Alert onSource(Alert alert, UUID source) {
    return of(alert, source, BUSINESS);
  }

  AlertBench with(Alert alert) {
    alerts.put(alert.id(), alert);
    return this;
  }

  AlertBench without(Alert alert) {
    alerts.remove(alert.id());
    return this;
  }

  AlertBench grouped(Duration window) {
    grouping = new Grouping(window);
    return this;
  }

  AlertBench in(ZoneId other) {
    zone = other;
    return this;
  }

  static Instant minute(double minutes) {
    return START.plusMillis(Math.round(minutes * 60_000));
  }

  AlertBench source(UUID id) {
    points.put(id, new TreeMap<>());
    return this;
  }

  AlertBench point(double minutes, double value) {
    return point(SOURCE, minute(minutes), value);
  }

  AlertBench point(UUID source, Instant at, double value) {
    points.get(source).put(at, value);
    return this;
  }

  /** Values a minute apart, from a minute on. */
  AlertBench values(int from, double... values) {
    for (int i = 0; i < values.length; i++) {
      point(from + i, values[i]);
    }
    return this;
  }

  AlertBench removeSource(UUID source) {
    points.remove(source);
    return this;
  }

  AlertStep advance(double minutes) {
    return advance(minute(minutes));
  }

  AlertStep advance(Instant until) {
    AlertStep step =
        AlertBook.advance(
            List.copyOf(alerts.values()), List.copyOf(states.values()), this, until, grouping);
    step.states().forEach(state -> states.put(state.status().alertId(), state));
    events.addAll(step.events());
    nextDue = step.nextDue();
    return step;
  }

  @Override
  public TimeSeries series(UUID sourceId, TimeRange range) {
    TreeMap<Instant, Double> all = points.get(sourceId);
    if (all == null) {
      throw new NotFoundException("there is no source " + sourceId);
    }
    Map<Instant, Double> found = all.subMap(range.from(), true, range.to(), false);
    return TimeSeries.of(
        zone,
        found.keySet().stream().mapToLong(Instant::toEpochMilli).toArray(),
        found.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  Map<UUID, AlertState> states() {
    return states;
  }

  void remember(AlertState state) {
    states.put(state.status().alertId(), state);
  }

  AlertState state(Alert alert) {
    return states.get(alert.id());
  }

  AlertStatus status(Alert alert) {
    return state(alert).status();
  }

  AlertPhase phase(Alert alert) {
    return status(alert).phase().require("phase");
  }

  List<AlertEvent> events() {
    return events;
  }

  Instant nextDue() {
    return nextDue;
  }

  /** Such as {@code fired@3}: what was told, and at which minute. */
  List<String> told() {
    return events.stream().map(AlertBench::brief).toList();
  }

  static String brief(AlertEvent event) {
    double minutes = Duration.between(START, event.at()).toMillis() / 60_000.0;
    String at = minutes == Math.rint(minutes) ? "" + (long) minutes : "" + minutes;
    return event.change() + "@" + at;
  }
}
