package com.signalcraft.alert;

import com.signalcraft.common.WireEnum;

/** What an alert watches for in the aggregate of its window. */
public enum AlertCondition implements WireEnum {
  /** The aggregate is greater than the threshold; equal is not above. */
  ABOVE("above", true) {
    @Override
    boolean hits(double value, double threshold) {
      return value > threshold;
    }
  },
  /** The aggregate is less than the threshold; equal is not below. */
  BELOW("below", true) {
    @Override
    boolean hits(double value, double threshold) {
      return value < threshold;
    }
  },
  /**
   * The aggregate has changed, against that of the window before, by the threshold or more, in per
   * cent of the size of the latter and in the threshold's direction: 20 is a rise by 20 % or more,
   * −20 a fall by 20 % or more.
   */
  CHANGE_PERCENT("change_percent", true) {
    @Override
    boolean hits(double value, double threshold) {
      return threshold > 0 ? value >= threshold : value <= threshold;
    }
  },
  /**
   * The window holds an anomaly: with a threshold, a point whose deviation score is of that size or
   * more, above or below, instead of the detector's own sensitivity.
   */
  ANOMALY("anomaly", false) {
    @Override
    boolean hits(double value, double threshold) {
      return Math.abs(value) >= threshold;
    }
  };

  private final String wireName;
  private final boolean needsThreshold;

  AlertCondition(String wireName, boolean needsThreshold) {
    this.wireName = wireName;
    this.needsThreshold = needsThreshold;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Whether a rule of this condition must have a threshold.
   *
   * @return true for all but {@link #ANOMALY}
   */
  public boolean needsThreshold() {
    return needsThreshold;
  }

  /** Whether a value (aggregate, change in per cent, deviation score) meets the condition. */
  abstract boolean hits(double value, double threshold);

  /** Which of two values is further out: towards the side that the condition watches. */
  boolean isWorse(double value, double than, double threshold) {
    return switch (this) {
      case ABOVE -> value > than;
      case BELOW -> value < than;
      case CHANGE_PERCENT -> threshold > 0 ? value > than : value < than;
      case ANOMALY -> Math.abs(value) > Math.abs(than);
    };
  }
}
