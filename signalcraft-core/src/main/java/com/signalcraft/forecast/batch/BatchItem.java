package com.signalcraft.forecast.batch;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.function.Supplier;

/**
 * A series to be forecast among many.
 *
 * @param <K> the type of the key
 * @param key what the caller knows the series by; handed back with the outcome
 * @param series gives the series, once, in the thread that works on it, so that it may be read from
 *     its place no earlier than it is needed; what it throws becomes the outcome
 */
public record BatchItem<K>(K key, Supplier<TimeSeries> series) {

  /** Checks that both are there. */
  public BatchItem {
    Checks.required("key", key);
    Checks.required("series", series);
  }

  /**
   * A series that is at hand.
   *
   * @param <K> the type of the key
   * @param key what the caller knows the series by
   * @param series the series
   * @return the item
   */
  public static <K> BatchItem<K> of(K key, TimeSeries series) {
    Checks.required("series", series);
    return new BatchItem<>(key, () -> series);
  }
}
