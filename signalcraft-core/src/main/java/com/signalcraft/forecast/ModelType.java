package com.signalcraft.forecast;

import com.signalcraft.common.WireEnum;

/** The kinds of forecasting models that {@code forecasts.model_type} may name. */
public enum ModelType implements WireEnum {
  /** Decomposable trend, seasonality and holidays. */
  PROPHET("prophet"),
  /** Trend and seasonal terms by least squares. */
  LINEAR("linear"),
  /** Seasonal autoregressive integrated moving average. */
  ARIMA("arima"),
  /** The last value goes on. */
  NAIVE("naive"),
  /** The last season repeats. */
  SEASONAL_NAIVE("seasonal_naive"),
  /** The line through the first and the last value goes on. */
  DRIFT("drift"),
  /** Regression on values of the latest steps and of a season before. */
  AUTOREGRESSION("autoregression"),
  /** Exponential smoothing in state space form: error, trend, season. */
  ETS("ets"),
  /** The theta method and its optimised and dynamic forms. */
  THETA("theta"),
  /** Complex exponential smoothing. */
  CES("ces"),
  /** Several seasons split off by loess, the rest forecast by another model. */
  MSTL("mstl"),
  /** Croston's method for intermittent demand, with its corrections. */
  CROSTON("croston"),
  /** Size and probability of intermittent demand, smoothed apart. */
  TSB("tsb"),
  /** Several models combined. */
  ENSEMBLE("ensemble");

  private final String wireName;

  ModelType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
