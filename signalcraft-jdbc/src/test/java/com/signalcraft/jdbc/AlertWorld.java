package com.signalcraft.jdbc;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.jdbc.testing.TestTenant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Alerts that fire, for tests of what becomes of that. */
public final class AlertWorld {

  /** Longer than any test. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  /** When all alerts fire, by the time of the points. */
  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private AlertWorld() {}

  /**
   * A new alert on the tenant's source.
   *
   * @param tenant the tenant
   * @return the alert
   */
  public static Alert alert(TestTenant tenant) {
    return tenant
        .asOwner()
        .alerts()
        .create(
            new NewAlert(
                tenant.sourceId(),
                "Watch",
                AlertCondition.ABOVE,
                BigDecimal.TEN,
                AlertTimeframe.ONE_HOUR));
  }

  /**
   * Claims the run of the one business that is due.
   *
   * @param service the service's view
   * @return the run
   */
  public static AlertRun claim(SignalCraft service) {
    List<AlertRun> runs = service.alertRuns().claim(2, LEASE);
    if (runs.size() != 1) {
      throw new AssertionError("one run must be due, were " + runs);
    }
    return runs.get(0);
  }

  /**
   * All alerts of a run fire, which is told through one channel; whoever works it out gets the
   * same.
   *
   * @param run the run
   * @return what it came to
   */
  public static AlertCommit fired(AlertRun run) {
    return new AlertCommit(
        run.businessId(),
        run.version(),
        run.now().plus(Duration.ofDays(1)),
        run.alerts().stream().map(AlertWorld::firing).toList(),
        run.alerts().stream().map(AlertWorld::event).toList(),
        List.of("hook"));
  }

  private static AlertState firing(Alert alert) {
    return new AlertState(
        new AlertStatus(
            alert.id(), OpenEnum.of(AlertPhase.FIRING), NOON, NOON, 12.5, "avg over 1h is 12.5"),
        AlertMemory.of(new byte[] {1, 2, 3}));
  }

  private static AlertEvent event(Alert alert) {
    return new AlertEvent(
        UUID.nameUUIDFromBytes(("fired " + alert.id()).getBytes(StandardCharsets.UTF_8)),
        List.of(alert.id()),
        OpenEnum.of(AlertChange.FIRED),
        NOON,
        "Watch fires",
        "avg over 1h is 12.5, above 10",
        JsonObject.of("value", 12.5));
  }
}
