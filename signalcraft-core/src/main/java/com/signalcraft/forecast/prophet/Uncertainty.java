package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * How intervals are found. In either way the future trend changes as often as the past one could (a
 * Poisson process), by steps of a Laplace distribution whose scale is the mean magnitude of the
 * past ones. Immutable.
 *
 * @param draws how many futures are drawn, 10 to {@value #MAX_DRAWS}; empty for none: quantiles by
 *     the moments of the distribution, the same in every run
 * @param seed of the draws
 */
public record Uncertainty(OptionalInt draws, long seed) implements Serializable {

  /** The most draws. */
  public static final int MAX_DRAWS = 100_000;

  /** Checks the range. */
  public Uncertainty {
    Checks.required("draws", draws)
        .ifPresent(count -> Checks.between("draws", count, 10, MAX_DRAWS));
  }

  /**
   * Without draws.
   *
   * @return the default
   */
  public static Uncertainty closedForm() {
    return new Uncertainty(OptionalInt.empty(), 0);
  }

  /**
   * By drawn futures: the same for the same seed.
   *
   * @param draws how many, 10 to {@value #MAX_DRAWS}; 1,000 is usual
   * @param seed of the draws
   * @return the setting
   */
  public static Uncertainty sampled(int draws, long seed) {
    return new Uncertainty(OptionalInt.of(draws), seed);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
