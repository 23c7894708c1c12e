package com.signalcraft.client.hosted;

import com.signalcraft.external.Weather;
import java.util.UUID;

/** Weather, with the outlook that the hosted API publishes. Thread-safe. */
public interface HttpWeather extends Weather {

  /**
   * The weather where a business is, now and in the days to come.
   *
   * @param businessId the business
   * @param days how many days ahead, 1 to 30
   * @return the outlook
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not yours
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  WeatherOutlook outlook(UUID businessId, int days);
}
