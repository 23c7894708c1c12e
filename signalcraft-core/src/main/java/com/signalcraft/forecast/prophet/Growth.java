package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;
import java.util.Optional;

/**
 * The form of the trend. Immutable.
 *
 * @param kind the form
 * @param cap the level that logistic growth saturates at, in the series' unit; empty for others
 * @param floor the level that logistic growth starts from, in the series' unit; empty for 0 (for
 *     the smallest value, with {@link Scaling#MINMAX}) and for others
 */
public record Growth(Kind kind, Optional<Bound> cap, Optional<Bound> floor)
    implements Serializable {

  /** The forms of a trend. */
  public enum Kind {
    /** A line whose slope may change at changepoints. */
    LINEAR,
    /** An S-curve between floor and cap whose rate may change at changepoints. */
    LOGISTIC,
    /** A constant. */
    FLAT
  }

  /** Checks that logistic growth has a cap, and others have none. */
  public Growth {
    Checks.required("kind", kind);
    Checks.required("cap", cap);
    Checks.required("floor", floor);
    boolean logistic = kind == Kind.LOGISTIC;
    Checks.that(
        cap.isPresent() == logistic,
        "cap",
        logistic ? "is required for logistic growth" : "must not be given but for logistic growth");
    Checks.that(floor.isEmpty() || logistic, "floor", "must not be given but for logistic growth");
  }

  /**
   * A line with changepoints.
   *
   * @return the growth
   */
  public static Growth linear() {
    return new Growth(Kind.LINEAR, Optional.empty(), Optional.empty());
  }

  /**
   * A constant.
   *
   * @return the growth
   */
  public static Growth flat() {
    return new Growth(Kind.FLAT, Optional.empty(), Optional.empty());
  }

  /**
   * Growth from 0 that saturates at one level.
   *
   * @param cap the level, in the series' unit
   * @return the growth
   */
  public static Growth logistic(double cap) {
    return new Growth(Kind.LOGISTIC, Optional.of(Bound.of(cap)), Optional.empty());
  }

  /**
   * Growth that saturates at levels that change over time.
   *
   * @param cap the levels, in the series' unit, at every step of history and forecast
   * @return the growth
   */
  public static Growth logistic(TimeSeries cap) {
    return new Growth(Kind.LOGISTIC, Optional.of(Bound.of(cap)), Optional.empty());
  }

  /**
   * The same from a floor.
   *
   * @param level the floor, in the series' unit, below the cap
   * @return the growth
   */
  public Growth withFloor(double level) {
    return new Growth(kind, cap, Optional.of(Bound.of(level)));
  }

  /**
   * The same from a floor that changes over time.
   *
   * @param levels the floor, in the series' unit, at every step of history and forecast
   * @return the growth
   */
  public Growth withFloor(TimeSeries levels) {
    return new Growth(kind, cap, Optional.of(Bound.of(levels)));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
