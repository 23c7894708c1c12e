package com.signalcraft.examples.fleet.measure;

import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import com.signalcraft.examples.fleet.work.NightPlan;
import com.signalcraft.forecast.batch.BatchForecaster;
import com.signalcraft.forecast.batch.BatchItem;
import com.signalcraft.forecast.batch.BatchSummary;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.util.stream.IntStream;

/** The same forecasts by the library alone, on as many threads. Stateless. */
public final class OneProcess {

  private OneProcess() {}

  /**
   * Forecasts made series.
   *
   * @param made which; each is made in the thread that forecasts it
   * @param plan how; its anomalies and accuracies are left out
   * @param threads on how many threads
   * @return how many were made and failed
   */
  public static BatchSummary forecastAll(MadePoints made, NightPlan plan, int threads) {
    return BatchForecaster.of(plan.forecaster(), plan.horizon(), plan.level())
        .withThreads(threads)
        .forecastAll(
            IntStream.range(0, made.series())
                .mapToObj(
                    number ->
                        new BatchItem<>(
                            number, () -> series(MadePoints.chunk(number, made.length())))),
            outcome -> {});
  }

  private static TimeSeries series(SeriesChunk chunk) {
    return TimeSeries.of(ZoneId.of(chunk.getZone()), chunk.getTimes(), chunk.getValues());
  }
}
