package com.signalcraft.examples.fleet.work;

import com.signalcraft.accuracy.ModelAccuracy;
import com.signalcraft.anomaly.AnomalyDetector;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.series.SeriesKey;
import com.signalcraft.examples.fleet.series.WholeSeries;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one series after the other. A series that fails harms no other one. Stateless. */
public final class SeriesWork {

  private static final Logger LOG = LoggerFactory.getLogger(SeriesWork.class);

  private static final int LONGEST_REASON = 500;

  /** Of forecasts that are only checked, not saved here. */
  private static final UUID NO_SOURCE = new UUID(0, 0);

  private final NightPlan plan;

  /** Work by a plan. */
  public SeriesWork(NightPlan plan) {
    this.plan = plan;
  }

  /**
   * Forecasts a series and looks for anomalies in it.
   *
   * @param key which series
   * @param points gives its points; what it throws becomes a part of the outcome
   * @return what became of it
   */
  public SeriesOutcome of(SeriesKey key, Supplier<WholeSeries> points) {
    long start = System.nanoTime();
    SeriesOutcome outcome = new SeriesOutcome();
    outcome.setBusinessId(key.businessId());
    outcome.setSourceId(key.sourceId());
    List<String> reasons = new ArrayList<>();
    attempt(
        key,
        reasons,
        () -> {
          WholeSeries whole = points.get();
          outcome.setPoints(whole.points());
          outcome.setPointsUsed(whole.used());
          Checks.that(
              !key.sourceId().equals(SeriesKey.NO_SOURCE),
              "source_id and timestamp",
              "must be there in each row, one of them was not");
          ZoneId zone = zone(key);
          Aggregation aggregation =
              OpenEnum.require(Aggregation.class, "aggregation", key.aggregation());
          TimeSeries even = whole.columns().evenSeries(zone, aggregation);
          attempt(key, reasons, () -> forecast(even, key.mostDays(), outcome));
          plan.detectorIfAny()
              .ifPresent(
                  detector ->
                      attempt(
                          key,
                          reasons,
                          () ->
                              detect(
                                  detector, whole.columns().series(zone, aggregation), outcome)));
        });
    if (!reasons.isEmpty()) {
      outcome.setStatus(SeriesOutcome.FAILED);
      String reason = String.join("; ", reasons);
      outcome.setReason(
          reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
    }
    outcome.setMillisTaken(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return outcome;
  }

  private static ZoneId zone(SeriesKey key) {
    try {
      return ZoneId.of(key.zone());
    } catch (DateTimeException e) {
      throw new ValidationException(
          "timezone", "must be a time zone such as Europe/Berlin, was \"" + key.zone() + "\"");
    }
  }

  private static void attempt(SeriesKey key, List<String> reasons, Runnable part) {
    try {
      part.run();
    } catch (SignalCraftException unsuited) {
      String reason = String.valueOf(unsuited.getMessage());
      if (!reasons.contains(reason)) {
        reasons.add(reason);
      }
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.error("series {} of business {} failed", key.sourceId(), key.businessId(), defect);
      reasons.add("internal error: " + defect);
    }
  }

  private void forecast(TimeSeries series, int mostDays, SeriesOutcome outcome) {
    if (mostDays == 0) {
      return;
    }
    FittedForecaster fitted = plan.forecaster().fit(series);
    Forecast forecast = fitted.predict(horizon(series, mostDays), plan.level());
    if (plan.withAccuracy()) {
      ModelAccuracy.of(plan.forecaster(), series, forecast.mean().size())
          .ifPresent(outcome::setAccuracy);
    }
    Band band = forecast.band(plan.level());
    if (!Storable.areAll(forecast.mean().values(), band.lower(), band.upper())) {
      // Made for its checks, which say what is wrong: a failure of the series, not of the sink.
      ForecastRun.of(NO_SOURCE, forecast, plan.level(), null);
    }
    outcome.setModel(forecast.modelType().wireName());
    outcome.setDescription(fitted.description());
    outcome.setForecastTimes(forecast.mean().timestamps());
    outcome.setMeans(forecast.mean().values());
    outcome.setLowers(band.lower());
    outcome.setUppers(band.upper());
  }

  private Horizon horizon(TimeSeries series, int mostDays) {
    if (mostDays == SeriesKey.NO_LIMIT) {
      return plan.horizon();
    }
    return Horizon.steps(
        Math.min(plan.horizon().stepsAfter(series), Horizon.days(mostDays).stepsAfter(series)));
  }

  private void detect(AnomalyDetector detector, TimeSeries series, SeriesOutcome outcome) {
    if (series.isEmpty()) {
      return;
    }
    long from = series.lastInstant().minus(Duration.ofDays(plan.anomalyDays())).toEpochMilli();
    List<Verdict> told =
        detector.detect(series).anomalies().stream()
            .filter(verdict -> verdict.epochMillis() > from)
            .toList();
    told.forEach(verdict -> NewAnomaly.of(NO_SOURCE, verdict));
    outcome.setAnomalyTimes(told.stream().mapToLong(Verdict::epochMillis).toArray());
    outcome.setActuals(told.stream().mapToDouble(Verdict::value).toArray());
    outcome.setExpecteds(told.stream().mapToDouble(Verdict::expected).toArray());
    outcome.setDeviations(told.stream().mapToDouble(Verdict::deviationScore).toArray());
    outcome.setSeverities(
        told.stream()
            .map(verdict -> verdict.severityIfAnomaly().map(Severity::wireName).orElseThrow())
            .toArray(String[]::new));
  }
}
