package com.signalcraft.forecast.arima;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.Regressor;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of the {@code arima} model. Immutable.
 *
 * @param order the order; empty for one chosen for each series; default empty
 * @param constant whether there is a mean (of a series that is not differenced) or a drift (of one
 *     that is differenced once; of one differenced more often there is none); empty for what the
 *     criterion says or, with a given order, a mean but no drift; default empty
 * @param limits within which bounds an order is chosen
 * @param stepwise whether an order is looked for step by step from a few first ones, rather than
 *     among all within the bounds; default true
 * @param approximation whether orders are compared by conditional sums of squares, and only the
 *     best one is estimated by the exact likelihood; empty for series of more than 150 values or
 *     with a season of more than 12 steps; default empty. Series of more than 5,000 values always
 *     are.
 * @param strictRoots whether the least distance of a root from zero, 1.01, is asked of the seasonal
 *     terms' roots by step, as Hyndman and Khandakar do, rather than by season; that leaves out
 *     models with a long seasonal memory, such as Θ above 0.89 with 12 steps and above 0.79 with
 *     24, and forecasts measured worse; default false
 * @param seasonLengths the season lengths in steps, each at least 2; an empty list for none; empty
 *     for those that {@link com.signalcraft.forecast.SeasonLengths} suggests, or with a given order
 *     its own one; default empty
 * @param maxSeasonLag the longest season with seasonal lags, 1 to {@value
 *     ArimaOrder#MAX_SEASON_LENGTH}; the longest one up to it has them, any other one has sine and
 *     cosine pairs; default 24
 * @param lambda the power of the transformation of Box and Cox (1964), 0 to 1, 0 being the
 *     logarithm; then no value may be below zero, or for 0 at zero; empty for none; default empty
 * @param regressors outside variables with linear effects; default none
 */
public record ArimaOptions(
    Optional<ArimaOrder> order,
    Optional<Boolean> constant,
    ArimaLimits limits,
    boolean stepwise,
    Optional<Boolean> approximation,
    boolean strictRoots,
    Optional<List<Integer>> seasonLengths,
    int maxSeasonLag,
    OptionalDouble lambda,
    List<Regressor> regressors)
    implements Serializable {

  /** The longest season with seasonal lags unless said otherwise, in steps. */
  public static final int DEFAULT_MAX_SEASON_LAG = 24;

  private static final ArimaOptions DEFAULTS =
      new ArimaOptions(
          Optional.empty(),
          Optional.empty(),
          ArimaLimits.ofDefaults(),
          true,
          Optional.empty(),
          false,
          Optional.empty(),
          DEFAULT_MAX_SEASON_LAG,
          OptionalDouble.empty(),
          List.of());

  /** Checks the ranges and copies the lists. */
  public ArimaOptions {
    Checks.required("order", order);
    Checks.required("constant", constant);
    Checks.required("limits", limits);
    Checks.required("approximation", approximation);
    seasonLengths =
        Checks.required("seasonLengths", seasonLengths)
            .map(
                lengths -> {
                  for (int length : Checks.list("seasonLengths", lengths)) {
                    Checks.between("seasonLengths", length, 2, LinearOptions.MAX_SEASON_LENGTH);
                  }
                  return lengths.stream().distinct().sorted().toList();
                });
    Checks.between("maxSeasonLag", maxSeasonLag, 1, ArimaOrder.MAX_SEASON_LENGTH);
    Checks.required("lambda", lambda)
        .ifPresent(
            power ->
                Checks.that(
                    power >= 0 && power <= 1, "lambda", "must be between 0 and 1, was " + power));
    regressors = Checks.list("regressors", regressors);
    Checks.that(
        regressors.stream().map(Regressor::name).distinct().count() == regressors.size(),
        "regressors",
        "must each have a name of its own");
  }

  /**
   * Everything chosen by the series.
   *
   * @return the default settings
   */
  public static ArimaOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with a given order, that is without a choice.
   *
   * @param given the order
   * @return the changed settings
   */
  public ArimaOptions withOrder(ArimaOrder given) {
    return with(Optional.of(given), constant, limits, stepwise, approximation, strictRoots);
  }

  /**
   * The same with or without a mean or drift, whatever the criterion says.
   *
   * @param wanted whether there is one
   * @return the changed settings
   */
  public ArimaOptions withConstant(boolean wanted) {
    return with(order, Optional.of(wanted), limits, stepwise, approximation, strictRoots);
  }

  /**
   * The same within other bounds.
   *
   * @param bounds the bounds
   * @return the changed settings
   */
  public ArimaOptions withLimits(ArimaLimits bounds) {
    return with(order, constant, bounds, stepwise, approximation, strictRoots);
  }

  /**
   * The same with a search step by step or among all orders.
   *
   * @param wanted whether step by step
   * @return the changed settings
   */
  public ArimaOptions withStepwise(boolean wanted) {
    return with(order, constant, limits, wanted, approximation, strictRoots);
  }

  /**
   * The same with orders compared by conditional sums of squares or exactly.
   *
   * @param wanted whether by conditional sums of squares
   * @return the changed settings
   */
  public ArimaOptions withApproximation(boolean wanted) {
    return with(order, constant, limits, stepwise, Optional.of(wanted), strictRoots);
  }

  /**
   * The same with the roots of seasonal terms measured by step or by season.
   *
   * @param wanted whether by step, as Hyndman and Khandakar do
   * @return the changed settings
   */
  public ArimaOptions withStrictRoots(boolean wanted) {
    return with(order, constant, limits, stepwise, approximation, wanted);
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public ArimaOptions withSeasonLengths(List<Integer> lengths) {
    return with(Optional.of(lengths), maxSeasonLag, lambda, regressors);
  }

  /**
   * The same with another longest season with seasonal lags.
   *
   * @param steps the length in steps; 1 for sine and cosine pairs alone
   * @return the changed settings
   */
  public ArimaOptions withMaxSeasonLag(int steps) {
    return with(seasonLengths, steps, lambda, regressors);
  }

  /**
   * The same on a transformed scale.
   *
   * @param power 0 for the logarithm to 1 for the scale as it is
   * @return the changed settings
   */
  public ArimaOptions withLambda(double power) {
    return with(seasonLengths, maxSeasonLag, OptionalDouble.of(power), regressors);
  }

  /**
   * The same with outside variables.
   *
   * @param variables the variables, each of a name of its own
   * @return the changed settings
   */
  public ArimaOptions withRegressors(List<Regressor> variables) {
    return with(seasonLengths, maxSeasonLag, lambda, variables);
  }

  private ArimaOptions with(
      Optional<ArimaOrder> ofOrder,
      Optional<Boolean> ofConstant,
      ArimaLimits ofLimits,
      boolean ofStepwise,
      Optional<Boolean> ofApproximation,
      boolean ofStrictRoots) {
    return new ArimaOptions(
        ofOrder,
        ofConstant,
        ofLimits,
        ofStepwise,
        ofApproximation,
        ofStrictRoots,
        seasonLengths,
        maxSeasonLag,
        lambda,
        regressors);
  }

  private ArimaOptions with(
      Optional<List<Integer>> ofSeasonLengths,
      int ofMaxSeasonLag,
      OptionalDouble ofLambda,
      List<Regressor> ofRegressors) {
    return new ArimaOptions(
        order,
        constant,
        limits,
        stepwise,
        approximation,
        strictRoots,
        ofSeasonLengths,
        ofMaxSeasonLag,
        ofLambda,
        ofRegressors);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
