package com.signalcraft.anomaly.internal.batch;

/**
 * What a decomposition expects of each value.
 *
 * @param expected the sum of trend and seasonal effects
 * @param trend the trend alone
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Decomposed(double[] expected, double[] trend) {

  /** The values without their seasonal effects. */
  double[] withoutSeasons(double[] values) {
    double[] level = new double[values.length];
    for (int i = 0; i < level.length; i++) {
      level[i] = values[i] - expected[i] + trend[i];
    }
    return level;
  }
}
