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
  DRIFT("drift");

  private final String wireName;

  ModelType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
