package com.signalcraft.forecast.prophet;

import java.io.Serializable;

/**
 * What goes beyond the model as published; all are off by default. A changepoint range of 1 is
 * another one ({@link ChangepointOptions#withRange}). Immutable.
 *
 * @param cappedOrder whether the Fourier order of a season is kept below half the number of steps
 *     in it, since higher ones cannot be told from lower ones (monthly data carry 5 orders of a
 *     year, not 10); a season of two steps or fewer is left out
 * @param logarithm whether the model is fitted to the natural logarithm of the values, which must
 *     then be above 0; parts then multiply, and the mean is the exponential of the mean logarithm
 * @param autoregressive whether the forecast starts from the last residual, which fades as that of
 *     a first-order autoregression does; the intervals of the first steps are narrower for it
 * @param nonNegative whether means and bounds below zero are raised to zero where the whole history
 *     is at least zero; the parts then no longer add up to a raised mean
 */
public record Departures(
    boolean cappedOrder, boolean logarithm, boolean autoregressive, boolean nonNegative)
    implements Serializable {

  private static final Departures NONE = new Departures(false, false, false, false);

  /**
   * The model as published.
   *
   * @return the default settings
   */
  public static Departures none() {
    return NONE;
  }

  /**
   * The same with or without a capped Fourier order.
   *
   * @param wanted whether the order is kept below half the number of steps in a season
   * @return the changed settings
   */
  public Departures withCappedOrder(boolean wanted) {
    return new Departures(wanted, logarithm, autoregressive, nonNegative);
  }

  /**
   * The same on the logarithmic or the plain scale.
   *
   * @param wanted whether the model is fitted to the logarithm
   * @return the changed settings
   */
  public Departures withLogarithm(boolean wanted) {
    return new Departures(cappedOrder, wanted, autoregressive, nonNegative);
  }

  /**
   * The same with or without the residual carried on.
   *
   * @param wanted whether the forecast starts from the last residual
   * @return the changed settings
   */
  public Departures withAutoregressive(boolean wanted) {
    return new Departures(cappedOrder, logarithm, wanted, nonNegative);
  }

  /**
   * The same with or without the bound at zero.
   *
   * @param wanted whether forecasts of a non-negative history are kept at zero or above
   * @return the changed settings
   */
  public Departures withNonNegative(boolean wanted) {
    return new Departures(cappedOrder, logarithm, autoregressive, wanted);
  }
}
