package com.signalcraft.client.event;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of live events hands over: what the server sends, and what the stream itself has to
 * tell ({@link Gap}, {@link Connected}, {@link Disconnected}, {@link Stopped}). Immutable.
 */
public sealed interface LiveEvent {

  /**
   * A source has a new value.
   *
   * @param sourceId the source
   * @param timestamp the point's instant
   * @param value the exact value, in the source's unit
   * @param changePercent by how much it differs from the value before, in percent of that; null
   *     where the server does not say
   */
  record KpiUpdate(
      UUID sourceId, Instant timestamp, BigDecimal value, @Nullable BigDecimal changePercent)
      implements LiveEvent {

    public KpiUpdate {
      Checks.required("source_id", sourceId);
      Checks.required("timestamp", timestamp);
      Checks.decimal("value", value);
    }
  }

  /**
   * An alert fired.
   *
   * @param alertId the alert
   * @param alertName its name
   * @param sourceName the name of its source
   * @param currentValue the value that it fired at, in the source's unit
   * @param threshold the alert's threshold, in the same unit
   * @param severity how grave it is; possibly a value that this version does not know
   */
  record AlertTriggered(
      UUID alertId,
      String alertName,
      String sourceName,
      BigDecimal currentValue,
      BigDecimal threshold,
      OpenEnum<Severity> severity)
      implements LiveEvent {

    public AlertTriggered {
      Checks.required("alert_id", alertId);
      Checks.required("alert_name", alertName);
      Checks.required("source_name", sourceName);
      Checks.decimal("current_value", currentValue);
      Checks.decimal("threshold", threshold);
      Checks.required("severity", severity);
    }
  }

  /**
   * A notification came.
   *
   * @param id the notification
   * @param title its title
   * @param message its text
   * @param type what it is about; possibly a value that this version does not know
   */
  record NotificationArrived(UUID id, String title, String message, OpenEnum<NotificationType> type)
      implements LiveEvent {

    public NotificationArrived {
      Checks.required("id", id);
      Checks.required("title", title);
      Checks.required("message", message);
      Checks.required("type", type);
    }
  }

  /**
   * A message of a type that this version does not know, or that it cannot read.
   *
   * @param type the type that the message names; empty where it names none
   * @param data its data; empty where they are not an object
   * @param text the message as it came; of one that is too long its first {@value
   *     #SHOWN_CHARACTERS} characters, of a binary one its bytes in hexadecimal
   * @param issue why it is not one of the other events
   */
  record Unknown(String type, JsonObject data, String text, String issue) implements LiveEvent {

    /** How much is kept of a message that is too long, in UTF-16 characters. */
    public static final int SHOWN_CHARACTERS = 1_000;

    public Unknown {
      Checks.required("type", type);
      Checks.required("data", data);
      Checks.required("text", text);
      Checks.required("issue", issue);
    }
  }

  /**
   * Events may have been missed. Comes before the first event after them. Both ends are of the
   * clock of this machine, and moved outwards by {@link EventOptions#gapMargin()}, so that they
   * overlap with what was handed over rather than miss something where the clocks differ a little.
   *
   * @param from the last instant at which the stream was known to be whole, less the margin
   * @param to the instant at which it was whole again, plus the margin
   * @param reason why
   */
  record Gap(Instant from, Instant to, GapReason reason) implements LiveEvent {

    public Gap {
      Checks.required("reason", reason);
      Checks.required("range", TimeRange.of(from, to));
    }

    /**
     * The interval.
     *
     * @return from, inclusive, to to, exclusive
     */
    public TimeRange range() {
      return TimeRange.of(from, to);
    }
  }

  /**
   * The connection is open; what happens from now on is handed over.
   *
   * @param at when, by the clock of this machine
   */
  record Connected(Instant at) implements LiveEvent {

    public Connected {
      Checks.required("at", at);
    }
  }

  /**
   * The connection was lost, or the first one could not be opened. Told once, however many tries
   * fail after it.
   *
   * @param at when, by the clock of this machine
   * @param failure what happened
   * @param retryIn how long the pause is until the next try
   */
  record Disconnected(Instant at, SignalCraftException failure, Duration retryIn)
      implements LiveEvent {

    public Disconnected {
      Checks.required("at", at);
      Checks.required("failure", failure);
      Checks.required("retry_in", retryIn);
    }
  }

  /**
   * The stream gave up, because no further try can succeed: the server refuses the caller although
   * the token is new, or the caller may not see the business, or the server has no live events. The
   * last event.
   *
   * @param at when, by the clock of this machine
   * @param failure why
   */
  record Stopped(Instant at, SignalCraftException failure) implements LiveEvent {

    public Stopped {
      Checks.required("at", at);
      Checks.required("failure", failure);
    }
  }
}
