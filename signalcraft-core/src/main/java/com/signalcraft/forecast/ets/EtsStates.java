package com.signalcraft.forecast.ets;

import com.signalcraft.common.Checks;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a model carries from step to step. Immutable.
 *
 * @param level the level, in the series' unit
 * @param slope by how much the level grows with a step, in the series' unit, or by what factor if
 *     the trend is multiplicative; empty without a trend
 * @param effects the seasonal effects of the next steps in order, one for each step of a season: in
 *     the series' unit, or factors if the season is multiplicative; empty without a season
 */
public record EtsStates(double level, OptionalDouble slope, List<Double> effects) {

  /** Copies the effects. */
  public EtsStates {
    Checks.required("slope", slope);
    effects = Checks.list("effects", effects);
  }
}
