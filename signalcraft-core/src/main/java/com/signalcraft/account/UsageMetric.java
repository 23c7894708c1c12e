package com.signalcraft.account;

import com.signalcraft.common.WireEnum;

/** What is counted against a plan. */
public enum UsageMetric implements WireEnum {
  /**
   * Metered calls: each call of a user or a key that changes something, a batch of points being one
   * call.
   */
  API_CALLS("api_calls"),
  /** KPI sources created. */
  DATA_SOURCES("data_sources"),
  /** Forecasts saved, one for each source and run. */
  FORECASTS("forecasts");

  private final String wireName;

  UsageMetric(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
