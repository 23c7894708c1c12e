package com.signalcraft.forecast.batch;

/**
 * How a batch ended.
 *
 * @param made how many series were forecast
 * @param failed how many could not be
 * @param cancelled whether it was cancelled before its end; outcomes delivered until then count
 */
public record BatchSummary(long made, long failed, boolean cancelled) {

  /**
   * How many outcomes were delivered.
   *
   * @return those made and those failed
   */
  public long total() {
    return made + failed;
  }
}
