package com.signalcraft.client.async;

import com.signalcraft.client.hosted.HttpWeather;
import com.signalcraft.client.hosted.WeatherOutlook;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Weather, without waiting. Thread-safe. */
public final class AsyncWeather {

  private final HttpWeather group;
  private final AsyncCalls calls;

  AsyncWeather(HttpWeather group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpWeather#save(List)}.
   *
   * @param readings 1 to 10,000 readings
   * @return its result
   */
  public CompletableFuture<List<WeatherObservation>> save(List<WeatherReading> readings) {
    return calls.submit(() -> group.save(readings));
  }

  /**
   * As {@link HttpWeather#list(String, String, TimeRange, PageRequest)}.
   *
   * @param city the city
   * @param country the country
   * @param range when
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<WeatherObservation>> list(
      String city, String country, TimeRange range, PageRequest page) {
    return calls.submit(() -> group.list(city, country, range, page));
  }

  /**
   * As {@link HttpWeather#outlook(UUID, int)}.
   *
   * @param businessId the business
   * @param days how many days ahead, 1 to 30
   * @return its result
   */
  public CompletableFuture<WeatherOutlook> outlook(UUID businessId, int days) {
    return calls.submit(() -> group.outlook(businessId, days));
  }
}
