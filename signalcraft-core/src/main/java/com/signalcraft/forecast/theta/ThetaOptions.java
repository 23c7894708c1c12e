package com.signalcraft.forecast.theta;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * Settings of the theta method. Immutable.
 *
 * @param model the form; default {@link ThetaModel#DOTM}
 * @param seasonLength the season length in steps, 1 for no season to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; empty for {@link
 *     com.signalcraft.forecast.SeasonLengths#primary}; default empty. A season counts where its
 *     autocorrelation is significant at 90 %.
 * @param multiplicative whether the effects of the season multiply; where a value or an effect is
 *     not above zero they add up all the same; default true
 */
public record ThetaOptions(ThetaModel model, OptionalInt seasonLength, boolean multiplicative)
    implements Serializable {

  private static final ThetaOptions DEFAULTS =
      new ThetaOptions(ThetaModel.DOTM, OptionalInt.empty(), true);

  /** Checks the season length. */
  public ThetaOptions {
    Checks.required("model", model);
    Checks.required("seasonLength", seasonLength)
        .ifPresent(
            length -> Checks.between("seasonLength", length, 1, LinearOptions.MAX_SEASON_LENGTH));
  }

  /**
   * The dynamic optimised model with the season that the series suggests.
   *
   * @return the default settings
   */
  public static ThetaOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with another form.
   *
   * @param form the form
   * @return the changed settings
   */
  public ThetaOptions withModel(ThetaModel form) {
    return new ThetaOptions(form, seasonLength, multiplicative);
  }

  /**
   * The same with a given season length.
   *
   * @param steps the season length in steps, 1 for no season
   * @return the changed settings
   */
  public ThetaOptions withSeasonLength(int steps) {
    return new ThetaOptions(model, OptionalInt.of(steps), multiplicative);
  }

  /**
   * The same with effects of the season that multiply or add up.
   *
   * @param wanted whether they multiply
   * @return the changed settings
   */
  public ThetaOptions withMultiplicative(boolean wanted) {
    return new ThetaOptions(model, seasonLength, wanted);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
