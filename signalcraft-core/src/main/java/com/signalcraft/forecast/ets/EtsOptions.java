package com.signalcraft.forecast.ets;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import com.signalcraft.forecast.LinearOptions;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settings of the {@code ets} model: which models are compared, and how. Immutable.
 *
 * @param errors which errors are considered; at least one; default both
 * @param trends which trends are considered; at least one; default none, additive and additive
 *     damped
 * @param seasons which seasons are considered; at least one; default all. A series without a season
 *     length, or with fewer than two seasons, has none whatever is set.
 * @param restricted whether {@linkplain EtsModel#isUnstable unstable} models are left out; default
 *     true
 * @param seasonLength the season length in steps, 1 (no season) to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; empty for what {@link
 *     com.signalcraft.forecast.SeasonLengths#primary} names; default empty
 * @param criterion by what the model is chosen; default AICc
 * @param undampedMargin by how much the criterion of a model whose trend does not flatten must be
 *     better than those of the others for it to be chosen, 0 or more; default {@value
 *     #DEFAULT_UNDAMPED_MARGIN}, which forecast the last values of the training parts of the M3
 *     competition's series better than 0, the plain criterion. Trends seldom go on for ever
 *     (Gardner and McKenzie, 1985, Management Science 31).
 */
public record EtsOptions(
    Set<ErrorType> errors,
    Set<TrendType> trends,
    Set<SeasonType> seasons,
    boolean restricted,
    OptionalInt seasonLength,
    EtsCriterion criterion,
    double undampedMargin)
    implements Serializable {

  /** By how much a trend that does not flatten must be better unless said otherwise. */
  public static final double DEFAULT_UNDAMPED_MARGIN = 3;

  private static final EtsOptions DEFAULTS =
      new EtsOptions(
          EnumSet.allOf(ErrorType.class),
          EnumSet.of(TrendType.NONE, TrendType.ADDITIVE, TrendType.ADDITIVE_DAMPED),
          EnumSet.allOf(SeasonType.class),
          true,
          OptionalInt.empty(),
          EtsCriterion.AICC,
          DEFAULT_UNDAMPED_MARGIN);

  /** Checks that each set holds something, and copies it. */
  public EtsOptions {
    errors = some("errors", errors);
    trends = some("trends", trends);
    seasons = some("seasons", seasons);
    Checks.required("seasonLength", seasonLength)
        .ifPresent(
            length -> Checks.between("seasonLength", length, 1, LinearOptions.MAX_SEASON_LENGTH));
    Checks.required("criterion", criterion);
    Checks.that(
        undampedMargin >= 0 && undampedMargin < Double.POSITIVE_INFINITY,
        "undampedMargin",
        "must be 0 or more, was " + undampedMargin);
  }

  private static <T> Set<T> some(String field, Set<T> values) {
    Checks.that(!Checks.required(field, values).isEmpty(), field, "must hold at least one");
    return Set.copyOf(values);
  }

  /**
   * All stable models without multiplicative trend, chosen by AICc.
   *
   * @return the default settings
   */
  public static EtsOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * One model alone, whether stable or not.
   *
   * @param model the model
   * @return the settings that name it
   */
  public static EtsOptions of(EtsModel model) {
    Checks.required("model", model);
    return new EtsOptions(
        Set.of(model.error()),
        Set.of(model.trend()),
        Set.of(model.season()),
        false,
        OptionalInt.empty(),
        EtsCriterion.AICC,
        DEFAULT_UNDAMPED_MARGIN);
  }

  /**
   * The same with other errors.
   *
   * @param some the errors considered
   * @return the changed settings
   */
  public EtsOptions withErrors(Set<ErrorType> some) {
    return new EtsOptions(
        some, trends, seasons, restricted, seasonLength, criterion, undampedMargin);
  }

  /**
   * The same with other trends.
   *
   * @param some the trends considered
   * @return the changed settings
   */
  public EtsOptions withTrends(Set<TrendType> some) {
    return new EtsOptions(
        errors, some, seasons, restricted, seasonLength, criterion, undampedMargin);
  }

  /**
   * The same with other seasons.
   *
   * @param some the seasons considered
   * @return the changed settings
   */
  public EtsOptions withSeasons(Set<SeasonType> some) {
    return new EtsOptions(
        errors, trends, some, restricted, seasonLength, criterion, undampedMargin);
  }

  /**
   * The same with or without unstable models.
   *
   * @param wanted whether unstable models are left out
   * @return the changed settings
   */
  public EtsOptions withRestricted(boolean wanted) {
    return new EtsOptions(errors, trends, seasons, wanted, seasonLength, criterion, undampedMargin);
  }

  /**
   * The same with a given season length.
   *
   * @param length the season length in steps; 1 for no season
   * @return the changed settings
   */
  public EtsOptions withSeasonLength(int length) {
    return new EtsOptions(
        errors, trends, seasons, restricted, OptionalInt.of(length), criterion, undampedMargin);
  }

  /**
   * The same with another criterion.
   *
   * @param other by what the model is chosen
   * @return the changed settings
   */
  public EtsOptions withCriterion(EtsCriterion other) {
    return new EtsOptions(errors, trends, seasons, restricted, seasonLength, other, undampedMargin);
  }

  /**
   * The same with another margin for trends that do not flatten.
   *
   * @param margin by how much their criterion must be better; 0 for the plain criterion
   * @return the changed settings
   */
  public EtsOptions withUndampedMargin(double margin) {
    return new EtsOptions(errors, trends, seasons, restricted, seasonLength, criterion, margin);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
