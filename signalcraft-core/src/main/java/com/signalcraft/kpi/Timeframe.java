package com.signalcraft.kpi;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import java.time.Duration;

/** How far a summary looks back. */
public enum Timeframe implements WireEnum {
  /** One day. */
  ONE_DAY("1d"),
  /** Seven days. */
  SEVEN_DAYS("7d"),
  /** Thirty days. */
  THIRTY_DAYS("30d"),
  /** Ninety days. */
  NINETY_DAYS("90d");

  private final String wireName;

  Timeframe(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * How long it is.
   *
   * @return so many times 24 hours
   */
  public Duration duration() {
    return Duration.ofDays(Long.parseLong(wireName.substring(0, wireName.length() - 1)));
  }

  /**
   * The timeframe of a wire name.
   *
   * @param wireName 1d, 7d, 30d or 90d
   * @return the timeframe
   * @throws com.signalcraft.error.ValidationException for any other
   */
  public static Timeframe of(String wireName) {
    return OpenEnum.require(Timeframe.class, "timeframe", wireName);
  }
}
