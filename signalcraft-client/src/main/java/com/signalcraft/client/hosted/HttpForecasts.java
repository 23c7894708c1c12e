package com.signalcraft.client.hosted;

import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.forecast.SourceForecast;
import java.util.List;

/** Stored forecasts, whose jobs are those of a server. Thread-safe. */
public interface HttpForecasts extends Forecasts {

  @Override
  RemoteJob<List<SourceForecast>> generate(ForecastRequest request);
}
