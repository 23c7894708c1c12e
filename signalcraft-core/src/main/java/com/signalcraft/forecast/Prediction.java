package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One predicted value. Immutable.
 *
 * @param forecastDate for when
 * @param predictedValue the value, in the source's unit
 * @param confidenceLower the lower bound, at most the value, or null
 * @param confidenceUpper the upper bound, at least the value, or null
 */
public record Prediction(
    Instant forecastDate,
    BigDecimal predictedValue,
    @Nullable BigDecimal confidenceLower,
    @Nullable BigDecimal confidenceUpper) {

  public Prediction {
    Checks.required("forecast_date", forecastDate);
    Checks.that(
        TimeRange.ALL.contains(forecastDate),
        "forecast_date",
        "must be from 1970 to 2099, was " + forecastDate);
    Checks.decimal("predicted_value", predictedValue);
    if (confidenceLower != null) {
      Checks.that(
          Checks.decimal("confidence_lower", confidenceLower).compareTo(predictedValue) <= 0,
          "confidence_lower",
          "must not exceed predicted_value, " + predictedValue + ", was " + confidenceLower);
    }
    if (confidenceUpper != null) {
      Checks.that(
          Checks.decimal("confidence_upper", confidenceUpper).compareTo(predictedValue) >= 0,
          "confidence_upper",
          "must not be below predicted_value, " + predictedValue + ", was " + confidenceUpper);
    }
  }
}
