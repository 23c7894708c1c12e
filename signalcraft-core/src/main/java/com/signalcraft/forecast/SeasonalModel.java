package com.signalcraft.forecast;

import java.io.Serializable;
import java.util.List;

/**
 * Gives the model for a series whose seasons are known. A serialisable value, on the terms of
 * {@link Forecaster}: a lambda is one if what it captures is.
 */
@FunctionalInterface
public interface SeasonalModel extends Serializable {

  /**
   * The model.
   *
   * @param seasonLengths the lengths of the seasons in steps, the shortest first; empty where there
   *     is none
   * @return a model that has these seasons, where it has any
   */
  Forecaster of(List<Integer> seasonLengths);
}
