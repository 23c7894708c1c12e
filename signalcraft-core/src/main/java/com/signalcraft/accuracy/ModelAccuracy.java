package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalDouble;

/**
 * The {@code model_accuracy} of a stored forecast: one rule for every back end and every program
 * that stores forecasts, so that their figures can be compared. Stateless.
 *
 * <p>It is {@link BacktestResult#modelAccuracy()} of a rolling-origin {@link Backtest} of the
 * history's end. From at most {@value #ORIGINS} points in time, in the second half of the history
 * and the length of the forecast apart (a quarter of the history where that is less), the model is
 * fitted anew to what lies before, and its means are compared with what came: 1 less the sum of all
 * absolute errors over the sum of all absolute values, and 0 where that is negative. Of a long
 * history the last {@value #MOST_VALUES} values count, so that the work stays bounded.
 */
public final class ModelAccuracy {

  /** From so many points in time the model is tried. */
  private static final int ORIGINS = 4;

  /** A quarter of the history at the most is held out at each. */
  private static final int HOLD_OUT_SHARE = 4;

  /** So many values at the end of a history show how well its model does. */
  private static final int MOST_VALUES = 20_000;

  private ModelAccuracy() {}

  /**
   * How well a model does out of sample.
   *
   * @param model the model, not yet fitted
   * @param history what it is fitted to, of known frequency; missing values as NaN or as absent
   *     rows
   * @param steps how many steps ahead the stored forecast reaches, at least 1
   * @return 0 to 1; empty where the history has fewer than {@value #HOLD_OUT_SHARE} values, where
   *     the model cannot be fitted to any part of it, or where what came is zero throughout
   * @throws com.signalcraft.error.ValidationException if the history's frequency is not known
   */
  public static OptionalDouble of(Forecaster model, TimeSeries history, int steps) {
    Checks.required("model", model);
    Checks.between("steps", steps, 1, Integer.MAX_VALUE);
    TimeSeries end = Checks.required("history", history).tail(MOST_VALUES);
    int held = Math.min(steps, end.size() / HOLD_OUT_SHARE);
    return held == 0
        ? OptionalDouble.empty()
        : Backtest.of(Horizon.steps(held)).origins(ORIGINS).run(model, end).modelAccuracy();
  }
}
