package com.signalcraft.anomaly;

import com.signalcraft.series.TimeSeries;
import java.io.Serializable;

/**
 * Finds what is odd in a series, with the whole of it in view. Implementations are immutable and
 * thread-safe.
 *
 * <p>A serialisable value, on the terms of {@link com.signalcraft.forecast.Forecaster}.
 */
public interface AnomalyDetector extends Serializable {

  /**
   * Looks at every observation of a series.
   *
   * @param series the series; missing values as NaN
   * @return one verdict for each observation
   */
  Detection detect(TimeSeries series);
}
