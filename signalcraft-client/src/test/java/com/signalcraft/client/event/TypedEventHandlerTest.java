package com.signalcraft.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.TransportException;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TypedEventHandlerTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Instant AT = Instant.parse("2026-01-15T10:30:00Z");

  /** One of each kind that there is, so that a new kind is missed here. */
  private static final List<LiveEvent> EVENTS =
      List.of(
          new LiveEvent.KpiUpdate(ID, AT, BigDecimal.ONE, null),
          new LiveEvent.AlertTriggered(
              ID, "Low", "Sales", BigDecimal.ONE, BigDecimal.TEN, OpenEnum.of(Severity.HIGH)),
          new LiveEvent.NotificationArrived(
              ID, "Title", "Text", OpenEnum.of(NotificationType.ALERT)),
          new LiveEvent.Gap(AT, AT.plusSeconds(1), GapReason.OVERFLOW),
          new LiveEvent.Unknown("new_kind", JsonObject.EMPTY, "{}", "not known"),
          new LiveEvent.Connected(AT),
          new LiveEvent.Disconnected(AT, new TransportException("cut"), Duration.ofSeconds(1)),
          new LiveEvent.Stopped(AT, new TransportException("over")));

  @Test
  void each_kind_of_event_goes_to_its_own_method() {
    assertThat(EVENTS).hasSize(LiveEvent.class.getPermittedSubclasses().length);
    List<String> heard = new ArrayList<>();
    TypedEventHandler handler = new Recording(heard);

    EVENTS.forEach(handler::onEvent);

    assertThat(heard)
        .containsExactly(
            "update", "alert", "notification", "gap", "unknown", "on", "off", "stopped");
  }

  @Test
  void what_nobody_wants_to_hear_is_let_go() {
    TypedEventHandler deaf = new TypedEventHandler() {};

    EVENTS.forEach(deaf::onEvent);

    deaf.onError(EVENTS.get(0), new IllegalStateException("nobody asks"));
  }

  private record Recording(List<String> heard) implements TypedEventHandler {

    @Override
    public void onKpiUpdate(LiveEvent.KpiUpdate event) {
      heard.add("update");
    }

    @Override
    public void onAlert(LiveEvent.AlertTriggered event) {
      heard.add("alert");
    }

    @Override
    public void onNotification(LiveEvent.NotificationArrived event) {
      heard.add("notification");
    }

    @Override
    public void onGap(LiveEvent.Gap event) {
      heard.add("gap");
    }

    @Override
    public void onUnknown(LiveEvent.Unknown event) {
      heard.add("unknown");
    }

    @Override
    public void onConnected(LiveEvent.Connected event) {
      heard.add("on");
    }

    @Override
    public void onDisconnected(LiveEvent.Disconnected event) {
      heard.add("off");
    }

    @Override
    public void onStopped(LiveEvent.Stopped event) {
      heard.add("stopped");
    }
  }
}
