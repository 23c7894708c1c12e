package com.signalcraft.forecast.ensemble;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of an ensemble. Immutable.
 *
 * @param members the models, 1 to {@value #MAX_MEMBERS}
 * @param combination how their forecasts become one; default the median
 * @param origins from how many points in time near the end the members forecast to learn their
 *     weights, 0 to 100; 0 for equal weights; default 0. A short history has fewer.
 * @param sharpness a member's weight is the inverse of its error to this power, relative to the
 *     best one; 0 to 20; default {@value #DEFAULT_SHARPNESS}; not looked at without origins
 * @param horizon how many steps ahead the members forecast from each origin, best the horizon that
 *     will be asked for, 1 to {@value Horizon#MAX_STEPS}; empty for two of the shortest seasons,
 *     bounded to 6 to 60 steps; default empty
 */
public record EnsembleOptions(
    List<Forecaster> members,
    Combination combination,
    int origins,
    double sharpness,
    OptionalInt horizon)
    implements Serializable {

  /** How many members there can be. */
  public static final int MAX_MEMBERS = 100;

  /** The sharpness unless said otherwise. */
  public static final double DEFAULT_SHARPNESS = 2;

  /** Checks the ranges and copies the members. */
  public EnsembleOptions {
    members = List.copyOf(Checks.required("members", members));
    Checks.between("members", members.size(), 1, MAX_MEMBERS);
    Checks.required("combination", combination);
    Checks.between("origins", origins, 0, 100);
    Checks.that(
        sharpness >= 0 && sharpness <= 20,
        "sharpness",
        "must be between 0 and 20, was " + sharpness);
    Checks.required("horizon", horizon)
        .ifPresent(steps -> Checks.between("horizon", steps, 1, Horizon.MAX_STEPS));
  }

  /**
   * The median of models with equal weights.
   *
   * @param members the models, 1 to {@value #MAX_MEMBERS}
   * @return the settings
   */
  public static EnsembleOptions of(Forecaster... members) {
    return new EnsembleOptions(
        List.of(members), Combination.MEDIAN, 0, DEFAULT_SHARPNESS, OptionalInt.empty());
  }

  /**
   * The same with another combination.
   *
   * @param how how the forecasts become one
   * @return the changed settings
   */
  public EnsembleOptions withCombination(Combination how) {
    return new EnsembleOptions(members, how, origins, sharpness, horizon);
  }

  /**
   * The same with weights learnt from a number of origins.
   *
   * @param count from how many points in time the members forecast; 0 for equal weights
   * @return the changed settings
   */
  public EnsembleOptions withOrigins(int count) {
    return new EnsembleOptions(members, combination, count, sharpness, horizon);
  }

  /**
   * The same with weights that follow the errors more or less.
   *
   * @param power the power of the inverse errors, 0 to 20
   * @return the changed settings
   */
  public EnsembleOptions withSharpness(double power) {
    return new EnsembleOptions(members, combination, origins, power, horizon);
  }

  /**
   * The same for a given horizon.
   *
   * @param steps how many steps ahead the members forecast from each origin
   * @return the changed settings
   */
  public EnsembleOptions withHorizon(int steps) {
    return new EnsembleOptions(members, combination, origins, sharpness, OptionalInt.of(steps));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
