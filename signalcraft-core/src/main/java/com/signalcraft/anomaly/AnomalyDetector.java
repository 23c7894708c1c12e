package com.signalcraft.anomaly;

import com.signalcraft.series.TimeSeries;

/**
 * Finds what is odd in a series, with the whole of it in view. Implementations are immutable and
 * thread-safe.
 */
public interface AnomalyDetector {

  /**
   * Looks at every observation of a series.
   *
   * @param series the series; missing values as NaN
   * @return one verdict for each observation
   */
  Detection detect(TimeSeries series);
}
