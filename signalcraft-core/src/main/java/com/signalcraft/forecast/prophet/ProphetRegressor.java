package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.Regressor;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An outside variable with a linear effect. Immutable.
 *
 * @param regressor the variable, at every step of history and forecast
 * @param priorScale the standard deviation of the normal prior of its coefficient, above 0; empty
 *     for that of {@link HolidayOptions#priorScale()}
 * @param standardised whether its mean over the history is taken off and it is divided by its
 *     standard deviation, so that priors mean the same for every variable; empty for yes unless it
 *     is 0 and 1 alone; a variable that never changes is left as it is
 * @param mode how it acts on the trend; empty for the mode of the seasons
 */
public record ProphetRegressor(
    Regressor regressor,
    OptionalDouble priorScale,
    Optional<Boolean> standardised,
    Optional<Mode> mode)
    implements Serializable {

  /** Checks the prior. */
  public ProphetRegressor {
    Checks.required("regressor", regressor);
    Priors.positive("regressorPriorScale", priorScale);
    Checks.required("standardised", standardised);
    Checks.required("mode", mode);
  }

  /**
   * A variable with the usual prior, mode and rule of standardisation.
   *
   * @param regressor the variable
   * @return the regressor
   */
  public static ProphetRegressor of(Regressor regressor) {
    return new ProphetRegressor(
        regressor, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with a prior of its own.
   *
   * @param scale the standard deviation of the prior, above 0
   * @return the changed regressor
   */
  public ProphetRegressor withPriorScale(double scale) {
    return new ProphetRegressor(regressor, OptionalDouble.of(scale), standardised, mode);
  }

  /**
   * The same, standardised or not.
   *
   * @param wanted whether mean and standard deviation are taken off
   * @return the changed regressor
   */
  public ProphetRegressor withStandardised(boolean wanted) {
    return new ProphetRegressor(regressor, priorScale, Optional.of(wanted), mode);
  }

  /**
   * The same with a mode of its own.
   *
   * @param wanted how it acts on the trend
   * @return the changed regressor
   */
  public ProphetRegressor withMode(Mode wanted) {
    return new ProphetRegressor(regressor, priorScale, standardised, Optional.of(wanted));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
