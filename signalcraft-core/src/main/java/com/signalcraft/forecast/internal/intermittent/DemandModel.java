package com.signalcraft.forecast.internal.intermittent;

import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.internal.intermittent.DemandPath.Rates;

/** A model of how often there is demand, and how much. Immutable. */
interface DemandModel extends Forecaster {

  /** The kind. */
  ModelType modelType();

  /** What it is, in words. */
  String words();

  /**
   * The smoothing parameters that are given or suit the values best.
   *
   * @param values zero or more, NaN where missing, neither huge nor tiny
   */
  Rates estimate(double[] values);

  /** Smooths the values step by step. */
  DemandPath run(double[] values, Rates rates);

  /** Writes the settings. */
  void storeOptions(StateWriter out);
}
