package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the automatic combination of models. Immutable.
 *
 * @param seasonLengths the season lengths to consider, in steps, each 2 to {@value
 *     LinearOptions#MAX_SEASON_LENGTH}; an empty list for none; empty for those that {@link
 *     SeasonLengths} suggests; default empty
 * @param horizon how many steps ahead the models are compared, 1 to {@value Horizon#MAX_STEPS};
 *     empty for two of the shortest seasons, bounded to 6 to 60 steps; default empty. A short
 *     series is compared over fewer steps.
 * @param origins from how many points in time forecasts are made to compare the models, 1 to 100;
 *     default {@value #DEFAULT_ORIGINS}. A short series is compared from fewer.
 * @param nonNegative whether means and bounds below zero are raised to zero where the whole history
 *     is at least zero; default true
 * @param budget about how long a fit may take, at least a millisecond: models that are tried later
 *     are left out once half of it is spent; the yardsticks are always tried. What is chosen then
 *     depends on the machine and its load. Empty for no limit, and so for the same result every
 *     time; default empty
 */
public record AutoOptions(
    Optional<List<Integer>> seasonLengths,
    OptionalInt horizon,
    int origins,
    boolean nonNegative,
    Optional<Duration> budget)
    implements Serializable {

  /** How many origins there are unless said otherwise. */
  public static final int DEFAULT_ORIGINS = 4;

  private static final Duration LEAST_BUDGET = Duration.ofMillis(1);

  private static final AutoOptions DEFAULTS =
      new AutoOptions(
          Optional.empty(), OptionalInt.empty(), DEFAULT_ORIGINS, true, Optional.empty());

  /** Checks the ranges and copies the season lengths. */
  public AutoOptions {
    seasonLengths = SeasonLengths.checked(seasonLengths);
    Checks.required("horizon", horizon)
        .ifPresent(steps -> Checks.between("horizon", steps, 1, Horizon.MAX_STEPS));
    Checks.between("origins", origins, 1, 100);
    Checks.required("budget", budget)
        .ifPresent(
            time ->
                Checks.that(
                    time.compareTo(LEAST_BUDGET) >= 0,
                    "budget",
                    "must be at least " + LEAST_BUDGET.toMillis() + " ms, was " + time));
  }

  /**
   * Seasons and horizon as the series suggests, non-negative where the history is.
   *
   * @return the default settings
   */
  public static AutoOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with given season lengths.
   *
   * @param lengths the season lengths in steps, each at least 2; none for no season
   * @return the changed settings
   */
  public AutoOptions withSeasonLengths(List<Integer> lengths) {
    return new AutoOptions(
        Optional.of(Checks.required("seasonLengths", lengths)),
        horizon,
        origins,
        nonNegative,
        budget);
  }

  /**
   * The same for a given horizon; best the one that will be predicted.
   *
   * @param steps how many steps ahead the models are compared
   * @return the changed settings
   */
  public AutoOptions withHorizon(int steps) {
    return new AutoOptions(seasonLengths, OptionalInt.of(steps), origins, nonNegative, budget);
  }

  /**
   * The same with a given number of origins.
   *
   * @param count from how many points in time forecasts are compared
   * @return the changed settings
   */
  public AutoOptions withOrigins(int count) {
    return new AutoOptions(seasonLengths, horizon, count, nonNegative, budget);
  }

  /**
   * The same with or without the bound at zero.
   *
   * @param wanted whether forecasts of a non-negative history are kept at zero or above
   * @return the changed settings
   */
  public AutoOptions withNonNegative(boolean wanted) {
    return new AutoOptions(seasonLengths, horizon, origins, wanted, budget);
  }

  /**
   * The same within a time.
   *
   * @param time about how long a fit may take, at least a millisecond
   * @return the changed settings
   */
  public AutoOptions withBudget(Duration time) {
    return new AutoOptions(
        seasonLengths, horizon, origins, nonNegative, Optional.of(Checks.required("budget", time)));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
