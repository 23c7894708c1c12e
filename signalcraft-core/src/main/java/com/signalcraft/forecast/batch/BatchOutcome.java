package com.signalcraft.forecast.batch;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.Forecast;

/**
 * What became of one series of many: a forecast or a failure. Immutable.
 *
 * @param <K> the type of the key
 */
public sealed interface BatchOutcome<K> {

  /**
   * What the caller knows the series by.
   *
   * @return the key of its {@link BatchItem}
   */
  K key();

  /**
   * A forecast.
   *
   * @param <K> the type of the key
   * @param key what the caller knows the series by
   * @param description the fitted model in words, see {@link
   *     com.signalcraft.forecast.FittedForecaster#description()}
   * @param forecast the forecast
   */
  record Made<K>(K key, String description, Forecast forecast) implements BatchOutcome<K> {}

  /**
   * No forecast.
   *
   * @param <K> the type of the key
   * @param key what the caller knows the series by
   * @param reason why: mostly a {@link com.signalcraft.error.ValidationException} as the series
   *     does not suit the model
   */
  record Failed<K>(K key, RuntimeException reason) implements BatchOutcome<K> {

    /**
     * Whether the reason is a defect of the program, of the model or of what gave the series,
     * rather than a series that does not suit the model.
     *
     * @return true if the reason is not one of this library's own errors
     */
    public boolean isDefect() {
      return !(reason instanceof SignalCraftException);
    }
  }
}
