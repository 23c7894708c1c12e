package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Claims evaluations and deliveries of one business where other tests may have left some, too:
 * claims until there are no more. So no two tests may do that at the same time.
 */
record AlertClaims(SignalCraft service) {

  static final Duration LEASE = Duration.ofMinutes(10);

  private static final int MOST = 1_000;

  AlertRun run(UUID businessId) {
    return find(businessId)
        .orElseThrow(() -> new AssertionError("the business is not due: " + businessId));
  }

  /** The evaluation of a business, if it is due. */
  Optional<AlertRun> find(UUID businessId) {
    List<AlertRun> claimed;
    do {
      claimed = service.alertRuns().claim(MOST, LEASE);
      for (AlertRun run : claimed) {
        if (run.businessId().equals(businessId)) {
          return Optional.of(run);
        }
      }
    } while (!claimed.isEmpty());
    return Optional.empty();
  }

  /** All deliveries of a business that are due through a channel. */
  List<AlertDelivery> deliveries(UUID businessId, String channel) {
    List<AlertDelivery> its = new ArrayList<>();
    List<AlertDelivery> claimed;
    do {
      claimed = service.alertRuns().claimDeliveries(List.of(channel), MOST, LEASE);
      claimed.stream().filter(row -> row.businessId().equals(businessId)).forEach(its::add);
    } while (!claimed.isEmpty());
    return its;
  }

  static Commit commit(AlertRun run) {
    return new Commit(run);
  }

  static AlertState state(UUID alertId, AlertPhase phase, Instant at) {
    return new AlertState(
        new AlertStatus(alertId, OpenEnum.of(phase), at, at, 12.5, "avg over 1h is 12.5"),
        AlertMemory.of(new byte[] {0, 1, -1, 127, -128}));
  }

  static AlertEvent event(AlertChange change, Instant at, UUID... alertIds) {
    return new AlertEvent(
        UUID.randomUUID(),
        List.of(alertIds),
        OpenEnum.of(change),
        at,
        "Revenue is high",
        "avg over 1h is 12.5, above 10",
        JsonObject.of("value", 12.5));
  }

  /** What an evaluation came to; nothing, where nothing is said. Not thread-safe. */
  static final class Commit {

    private final AlertRun run;
    private Instant due;
    private List<AlertState> states = List.of();
    private List<AlertEvent> events = List.of();
    private List<String> channels = List.of();

    private Commit(AlertRun run) {
      this.run = run;
      this.due = run.now().plus(Duration.ofMinutes(1));
    }

    Commit due(Instant at) {
      due = at;
      return this;
    }

    Commit states(AlertState... all) {
      states = List.of(all);
      return this;
    }

    Commit events(AlertEvent... all) {
      events = List.of(all);
      return this;
    }

    Commit through(String... names) {
      channels = List.of(names);
      return this;
    }

    AlertCommit build() {
      return new AlertCommit(run.businessId(), run.version(), due, states, events, channels);
    }
  }
}
