package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.NoDataPolicy;

/**
 * What the states of an alert go by. Immutable.
 *
 * @param worse which of two measures is further out
 * @param pendingFor for how long the condition must be met, in milliseconds
 * @param keepFiringFor for how long it must be clear, in milliseconds
 * @param noData what is made of silence
 * @param noDataAfter after which silence, in milliseconds
 */
public record Terms(
    Worse worse, long pendingFor, long keepFiringFor, NoDataPolicy noData, long noDataAfter) {

  /** Which of two measures is further out. */
  @FunctionalInterface
  public interface Worse {

    /**
     * Whether a measure is further out than another.
     *
     * @param measure the measure
     * @param than the other one
     * @return true if it is
     */
    boolean isWorse(double measure, double than);
  }

  /**
   * The terms of an alert.
   *
   * @param rule its rule
   * @param settings its settings
   * @return the terms
   */
  public static Terms of(AlertRule rule, AlertSettings settings) {
    return new Terms(
        rule::isWorse,
        settings.pendingFor().toMillis(),
        settings.keepFiringFor().toMillis(),
        settings.noData(),
        settings.noDataAfter().toMillis());
  }

  /**
   * The terms of an alert that cannot be evaluated: there is nothing to wait for.
   *
   * @return the terms
   */
  public static Terms none() {
    return new Terms((measure, than) -> false, 0, 0, NoDataPolicy.KEEP, 0);
  }
}
