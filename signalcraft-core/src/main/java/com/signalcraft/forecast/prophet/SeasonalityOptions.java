package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;

/**
 * The seasons of the model. Immutable.
 *
 * @param yearly the Fourier order of the yearly season (365.25 days), 0 for none, at most {@value
 *     Seasonality#MAX_ORDER}; empty for 10 where the observations span 730 days and none otherwise;
 *     default empty
 * @param weekly the same of the weekly season (7 days); empty for 3 where the observations span 14
 *     days and some are less than 7 days apart; default empty
 * @param daily the same of the daily season (1 day); empty for 4 where the observations span 2 days
 *     and some are less than a day apart; default empty
 * @param custom further seasons, of different names
 * @param priorScale the standard deviation of the normal prior of the coefficients, above 0;
 *     default 10
 * @param mode how seasons act on the trend, where they do not say otherwise; default additive
 */
public record SeasonalityOptions(
    OptionalInt yearly,
    OptionalInt weekly,
    OptionalInt daily,
    List<Seasonality> custom,
    double priorScale,
    Mode mode)
    implements Serializable {

  private static final SeasonalityOptions DEFAULTS =
      new SeasonalityOptions(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of(),
          10,
          Mode.ADDITIVE);

  /** Checks the ranges and copies the list. */
  public SeasonalityOptions {
    order("yearly", yearly);
    order("weekly", weekly);
    order("daily", daily);
    custom = Checks.list("seasonalities", custom);
    Priors.positive("seasonalityPriorScale", priorScale);
    Checks.required("mode", mode);
  }

  private static void order(String field, OptionalInt order) {
    Checks.required(field, order)
        .ifPresent(value -> Checks.between(field, value, 0, Seasonality.MAX_ORDER));
  }

  /**
   * Yearly, weekly and daily seasons by the automatic rules, additive.
   *
   * @return the default settings
   */
  public static SeasonalityOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with a given yearly season.
   *
   * @param order its Fourier order, 0 for none
   * @return the changed settings
   */
  public SeasonalityOptions withYearly(int order) {
    return new SeasonalityOptions(OptionalInt.of(order), weekly, daily, custom, priorScale, mode);
  }

  /**
   * The same with a given weekly season.
   *
   * @param order its Fourier order, 0 for none
   * @return the changed settings
   */
  public SeasonalityOptions withWeekly(int order) {
    return new SeasonalityOptions(yearly, OptionalInt.of(order), daily, custom, priorScale, mode);
  }

  /**
   * The same with a given daily season.
   *
   * @param order its Fourier order, 0 for none
   * @return the changed settings
   */
  public SeasonalityOptions withDaily(int order) {
    return new SeasonalityOptions(yearly, weekly, OptionalInt.of(order), custom, priorScale, mode);
  }

  /**
   * The same with other further seasons.
   *
   * @param seasons the seasons, of different names
   * @return the changed settings
   */
  public SeasonalityOptions withCustom(Seasonality... seasons) {
    return new SeasonalityOptions(yearly, weekly, daily, List.of(seasons), priorScale, mode);
  }

  /**
   * The same with another prior.
   *
   * @param scale the standard deviation of the prior, above 0
   * @return the changed settings
   */
  public SeasonalityOptions withPriorScale(double scale) {
    return new SeasonalityOptions(yearly, weekly, daily, custom, scale, mode);
  }

  /**
   * The same with another mode.
   *
   * @param wanted how seasons act on the trend, where they do not say otherwise
   * @return the changed settings
   */
  public SeasonalityOptions withMode(Mode wanted) {
    return new SeasonalityOptions(yearly, weekly, daily, custom, priorScale, wanted);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
