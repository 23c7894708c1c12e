package com.signalcraft.examples.fleet.work;

import com.signalcraft.anomaly.AnomalyDetector;
import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done with each series of a night.
 *
 * @param forecaster the model, unfitted; of one that chooses a model, with its budget of time
 * @param horizon how far forecasts reach
 * @param level of their intervals
 * @param withAccuracy whether the model is tried on the past as well, which takes about four times
 *     as long as the forecast alone
 * @param detector looks for anomalies, or null for none
 * @param anomalyDays in how many days before the last point anomalies are told, 1 to 3,660
 * @param mostPoints how many points of a series are used at most, the newest; 10 to 10,000,000
 */
public record NightPlan(
    Forecaster forecaster,
    Horizon horizon,
    Level level,
    boolean withAccuracy,
    @Nullable AnomalyDetector detector,
    int anomalyDays,
    int mostPoints)
    implements Serializable {

  /** Checks the ranges. */
  public NightPlan {
    Checks.required("forecaster", forecaster);
    Checks.required("horizon", horizon);
    Checks.required("level", level);
    Checks.between("anomaly days", anomalyDays, 1, 3_660);
    Checks.between("most points", mostPoints, 10, 10_000_000);
  }

  /** Forecasts alone: no accuracy and no anomalies, of at most 100,000 points. */
  public static NightPlan forecastsOnly(Forecaster forecaster, Horizon horizon, Level level) {
    return new NightPlan(forecaster, horizon, level, false, null, 90, 100_000);
  }

  Optional<AnomalyDetector> detectorIfAny() {
    return Optional.ofNullable(detector);
  }
}
