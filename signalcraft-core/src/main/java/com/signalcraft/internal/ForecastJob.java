package com.signalcraft.internal;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.SourceForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that makes the forecasts of several sources, one after the other. Stateless. */
public final class ForecastJob {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastJob.class);

  private ForecastJob() {}

  /**
   * The job, to be started. A source that cannot be forecast is left out; where none can, the job
   * fails with the error of the last one.
   *
   * @param sources the sources
   * @param forecast makes and saves the forecast of a source
   * @return the job
   */
  public static LocalJob<List<SourceForecast>> of(
      List<UUID> sources, Function<UUID, SourceForecast> forecast) {
    return new LocalJob<>("forecast", progress -> make(sources, forecast, progress));
  }

  private static List<SourceForecast> make(
      List<UUID> sources, Function<UUID, SourceForecast> forecast, DoubleConsumer progress) {
    List<SourceForecast> made = new ArrayList<>();
    SignalCraftException failure =
        new InsufficientDataException("the business has no active KPI source to forecast");
    for (int i = 0; i < sources.size(); i++) {
      UUID sourceId = sources.get(i);
      try {
        made.add(forecast.apply(sourceId));
      } catch (SignalCraftException e) {
        LOG.info("source {} is left out of the forecast: {}", sourceId, e.getMessage());
        failure = e;
      }
      progress.accept((i + 1.0) / sources.size());
    }
    if (made.isEmpty()) {
      throw failure;
    }
    return List.copyOf(made);
  }
}
