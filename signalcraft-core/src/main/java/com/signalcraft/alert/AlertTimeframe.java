package com.signalcraft.alert;

import com.signalcraft.common.WireEnum;
import java.time.Duration;

/**
 * How long the window is that an alert looks at. A window ends with the point that is evaluated and
 * is open at its start: {@code (t − timeframe, t]}.
 */
public enum AlertTimeframe implements WireEnum {
  /** Five minutes. */
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  /** A quarter of an hour. */
  FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
  /** One hour, the schema's default. */
  ONE_HOUR("1h", Duration.ofHours(1)),
  /** Six hours. */
  SIX_HOURS("6h", Duration.ofHours(6)),
  /** 24 hours of elapsed time, whatever the calendar says. */
  TWENTY_FOUR_HOURS("24h", Duration.ofHours(24));

  private final String wireName;
  private final Duration duration;

  AlertTimeframe(String wireName, Duration duration) {
    this.wireName = wireName;
    this.duration = duration;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * The window's length.
   *
   * @return the length, in elapsed time
   */
  public Duration duration() {
    return duration;
  }
}
