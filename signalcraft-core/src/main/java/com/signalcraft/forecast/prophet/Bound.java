package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.series.TimeSeries;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A bound of logistic growth: one level, or one for each step. Immutable.
 *
 * @param constant the level, in the series' unit; empty where it changes
 * @param changing the levels at every step of history and forecast; empty where there is one
 */
public record Bound(OptionalDouble constant, Optional<TimeSeries> changing)
    implements Serializable {

  /** Checks that there is exactly one of the two. */
  public Bound {
    Checks.required("constant", constant).ifPresent(level -> Checks.finite("bound", level));
    Checks.required("changing", changing);
    Checks.that(
        constant.isPresent() != changing.isPresent(), "bound", "must be a constant or a series");
  }

  /**
   * A bound that does not change.
   *
   * @param level the level, finite
   * @return the bound
   */
  public static Bound of(double level) {
    return new Bound(OptionalDouble.of(level), Optional.empty());
  }

  /**
   * A bound that changes over time.
   *
   * @param levels the levels at every step of history and forecast
   * @return the bound
   */
  public static Bound of(TimeSeries levels) {
    return new Bound(OptionalDouble.empty(), Optional.of(levels));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
