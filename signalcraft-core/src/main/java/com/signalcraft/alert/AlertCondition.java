package com.signalcraft.alert;

import com.signalcraft.alert.internal.Words;
import com.signalcraft.common.WireEnum;

/** What an alert watches for in its window. */
public enum AlertCondition implements WireEnum {
  /** The window's aggregate is greater than the threshold; equal is not above. */
  ABOVE("above") {
    @Override
    boolean hits(double measure, double limit) {
      return measure > limit;
    }

    @Override
    boolean isWorse(double measure, double than, double limit) {
      return measure > than;
    }

    @Override
    String describe(AlertRule rule) {
      return rule.windowInWords() + " is above " + Words.number(rule.limit());
    }

    @Override
    String describe(AlertRule rule, AlertReading reading) {
      return bound(rule, reading);
    }
  },
  /** The window's aggregate is less than the threshold; equal is not below. */
  BELOW("below") {
    @Override
    boolean hits(double measure, double limit) {
      return measure < limit;
    }

    @Override
    boolean isWorse(double measure, double than, double limit) {
      return measure < than;
    }

    @Override
    String describe(AlertRule rule) {
      return rule.windowInWords() + " is below " + Words.number(rule.limit());
    }

    @Override
    String describe(AlertRule rule, AlertReading reading) {
      return bound(rule, reading);
    }
  },
  /**
   * The window's aggregate has changed against that of the window before, by the threshold or more,
   * in per cent of the size of the latter and in the threshold's direction: 20 is a rise by 20 % or
   * more, −20 a fall by 20 % or more.
   */
  CHANGE_PERCENT("change_percent") {
    @Override
    boolean hits(double measure, double limit) {
      return limit > 0 ? measure >= limit : measure <= limit;
    }

    @Override
    boolean isWorse(double measure, double than, double limit) {
      return limit > 0 ? measure > than : measure < than;
    }

    @Override
    String describe(AlertRule rule) {
      return rule.windowInWords()
          + (rule.limit() > 0 ? " rises by " : " falls by ")
          + Words.number(Math.abs(rule.limit()))
          + " % or more";
    }

    @Override
    String describe(AlertRule rule, AlertReading reading) {
      return rule.windowInWords()
          + (reading.measure() > 0 ? " rose" : " fell")
          + (Double.isFinite(reading.measure())
              ? " by " + Words.number(Math.abs(reading.measure())) + " %,"
              : "")
          + " from "
          + Words.number(reading.baseline())
          + " to "
          + Words.number(reading.value())
          + "; the limit is "
          + Words.number(rule.limit())
          + " %";
    }
  },
  /**
   * The window holds an anomaly; with a threshold, a point whose deviation score is of that size or
   * more, above or below, whatever the detector's own sensitivity.
   */
  ANOMALY("anomaly") {
    @Override
    boolean hits(double measure, double limit) {
      return Math.abs(measure) >= limit;
    }

    @Override
    boolean isWorse(double measure, double than, double limit) {
      return Math.abs(measure) > Math.abs(than);
    }

    @Override
    String describe(AlertRule rule) {
      String within = " within " + rule.timeframe().wireName();
      return rule.threshold() == null
          ? "an anomaly" + within
          : "a deviation of "
              + Words.number(rule.limit())
              + " standard deviations or more"
              + within;
    }

    @Override
    String describe(AlertRule rule, AlertReading reading) {
      return Words.number(reading.value())
          + " is "
          + Words.number(Math.abs(reading.measure()))
          + " standard deviations "
          + (reading.measure() < 0 ? "below" : "above")
          + " the expected "
          + Words.number(reading.baseline());
    }
  };

  private final String wireName;

  AlertCondition(String wireName) {
    this.wireName = wireName;
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
    return this != ANOMALY;
  }

  /** Whether a measure (aggregate, change in per cent, deviation score) meets the condition. */
  abstract boolean hits(double measure, double limit);

  /** Whether a measure is further out than another, on the side that the condition watches. */
  abstract boolean isWorse(double measure, double than, double limit);

  /** A rule in words. */
  abstract String describe(AlertRule rule);

  /** What a reading says, in words. */
  abstract String describe(AlertRule rule, AlertReading reading);

  private static String bound(AlertRule rule, AlertReading reading) {
    boolean met = rule.condition().hits(reading.measure(), rule.limit());
    return rule.windowInWords()
        + " is "
        + Words.number(reading.value())
        + (met ? ", " : ", no more ")
        + rule.condition().wireName
        + " "
        + Words.number(rule.limit());
  }
}
