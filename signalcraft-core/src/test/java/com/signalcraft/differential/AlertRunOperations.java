package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.common.OpenEnum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs, states and deliveries of alerts. */
final class AlertRunOperations {

  private static final int ALL = 1_000;

  private AlertRunOperations() {}

  static void addTo(Operations all) {
    // Of those that are due since the same instant no order is promised.
    all.add(
        4,
        "alertRuns.claim",
        t -> new Unordered(t.service().alertRuns().claim(t.chance(90) ? ALL : 0, lease(t))));
    all.run(15, "alertRuns.commit", AlertRunOperations::commit);
    all.add(6, "alertRuns.statuses", t -> t.view().alertRuns().statuses(t.business()));
    all.add(6, "alertRuns.claimDeliveries", AlertRunOperations::claimDeliveries);
    all.run(9, "alertRuns.settle", t -> t.service().alertRuns().settle(t.delivery(), outcome(t)));
    all.add(
        4,
        "alertRuns.deadLetters",
        t -> new Unordered(t.service().alertRuns().deadLetters(t.business())));
  }

  private static Duration lease(Turn t) {
    return t.oneOf(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofMillis(999));
  }

  /** Mostly of a run that has just been claimed. */
  private static void commit(Turn t) {
    SignalCraft service = t.service();
    UUID business = t.business();
    Optional<AlertRun> claimed =
        t.chance(20)
            ? Optional.empty()
            : service.alertRuns().claim(ALL, Duration.ofSeconds(1)).stream()
                .filter(run -> run.businessId().equals(business))
                .findFirst();
    List<UUID> alerts =
        new ArrayList<>(
            claimed.map(AlertRun::alerts).orElse(List.of()).stream().map(Alert::id).toList());
    if (alerts.isEmpty() || t.chance(10)) {
      alerts.add(t.alert());
    }
    List<AlertState> states = new ArrayList<>();
    List<AlertEvent> events = new ArrayList<>();
    for (UUID alert : alerts.stream().distinct().toList()) {
      if (t.chance(70)) {
        states.add(state(t, alert));
      }
      if (t.chance(40)) {
        events.add(event(t, events.size(), List.of(alert)));
      }
    }
    if (t.chance(20)) {
      events.add(event(t, events.size(), alerts.stream().distinct().toList()));
    }
    service
        .alertRuns()
        .commit(
            new AlertCommit(
                business,
                claimed.map(AlertRun::version).orElseGet(() -> (long) t.number(4)),
                t.now().plus(t.oneOf(Duration.ZERO, Duration.ofMinutes(5))),
                states,
                events,
                t.oneOf(List.of(), List.of("log"), List.of("log", "Café ☕"))));
  }

  private static AlertState state(Turn t, UUID alert) {
    return new AlertState(
        new AlertStatus(
            alert,
            OpenEnum.of(t.oneOf(AlertPhase.values())),
            t.past(),
            t.past(),
            t.maybe(t.oneOf(0.0, -1.5, 1e15, 1e-12, 0.1)),
            t.text()),
        AlertMemory.of(new byte[] {(byte) t.number(256), 0, -1}));
  }

  /** With an id that may have been there before. */
  private static AlertEvent event(Turn t, int index, List<UUID> alerts) {
    return new AlertEvent(
        new UUID(0x4000L | index, 0x8000_0000_0000_0000L | t.number(60)),
        alerts,
        OpenEnum.of(t.oneOf(AlertChange.values())),
        t.past(),
        t.text(),
        t.text(),
        t.object());
  }

  private static Unordered claimDeliveries(Turn t) {
    List<AlertDelivery> claimed =
        t.service()
            .alertRuns()
            .claimDeliveries(t.oneOf(List.of("log"), List.of("log", "Café ☕")), ALL, lease(t));
    claimed.stream()
        .sorted(Comparator.comparing(AlertDelivery::id))
        .forEach(row -> t.madeIn(Kind.DELIVERY, row, AlertDelivery::id, row.businessId()));
    return new Unordered(claimed);
  }

  private static DeliveryOutcome outcome(Turn t) {
    return switch (t.number(3)) {
      case 0 -> DeliveryOutcome.delivered();
      case 1 -> DeliveryOutcome.retry(t.now().plus(Duration.ofMinutes(t.number(3))), t.text());
      default -> DeliveryOutcome.dead(t.text());
    };
  }
}
