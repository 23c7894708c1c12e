package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the trend may change its rate, and how readily. Flat growth never does. Immutable.
 *
 * @param given the instants of possible changes, within the history; an empty list for none; empty
 *     for {@code count} of them at even distances (counted in observations) over the first {@code
 *     range} of the history; default empty
 * @param count how many possible changes there are where none are given, 0 to {@value #MAX_COUNT};
 *     fewer for a short history; default 25
 * @param range the share of the history, from its start, that they are spread over, above 0 and at
 *     most 1; default 0.8. A range of 1 is a departure from the usual model: it follows a recent
 *     change of the trend, and more readily noise
 * @param priorScale the scale τ of the Laplace prior of each change, above 0; more lets the trend
 *     bend more; default 0.05
 */
public record ChangepointOptions(
    Optional<List<Instant>> given, int count, double range, double priorScale)
    implements Serializable {

  /** The greatest count. */
  public static final int MAX_COUNT = 1_000;

  private static final ChangepointOptions DEFAULTS =
      new ChangepointOptions(Optional.empty(), 25, 0.8, 0.05);

  /** Checks the ranges and sorts the instants. */
  public ChangepointOptions {
    given =
        Checks.required("changepoints", given)
            .map(list -> Checks.list("changepoints", list).stream().distinct().sorted().toList());
    Checks.that(
        given.map(List::size).orElse(0) <= MAX_COUNT,
        "changepoints",
        "must be at most " + MAX_COUNT);
    Checks.between("changepointCount", count, 0, MAX_COUNT);
    Checks.that(
        range > 0 && range <= 1, "changepointRange", "must be above 0 and at most 1, was " + range);
    Priors.positive("changepointPriorScale", priorScale);
  }

  /**
   * 25 possible changes over the first 80 % of the history, with a prior scale of 0.05.
   *
   * @return the default settings
   */
  public static ChangepointOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same at given instants.
   *
   * @param instants the instants, within the history; none for a trend without changes
   * @return the changed settings
   */
  public ChangepointOptions at(List<Instant> instants) {
    return new ChangepointOptions(Optional.of(instants), count, range, priorScale);
  }

  /**
   * The same with another number.
   *
   * @param wanted how many, 0 to {@value #MAX_COUNT}
   * @return the changed settings
   */
  public ChangepointOptions withCount(int wanted) {
    return new ChangepointOptions(given, wanted, range, priorScale);
  }

  /**
   * The same over another part of the history.
   *
   * @param share the share from the start, above 0 and at most 1
   * @return the changed settings
   */
  public ChangepointOptions withRange(double share) {
    return new ChangepointOptions(given, count, share, priorScale);
  }

  /**
   * The same with another prior.
   *
   * @param scale the scale of the Laplace prior, above 0
   * @return the changed settings
   */
  public ChangepointOptions withPriorScale(double scale) {
    return new ChangepointOptions(given, count, range, scale);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
