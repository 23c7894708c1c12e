package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One predicted value. Immutable.
 *
 * @param forecastDate for when, in whole microseconds (what is finer is cut off)
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
    forecastDate = Checks.timestamp("forecast_date", forecastDate);
    predictedValue = Checks.decimal("predicted_value", predictedValue);
    if (confidenceLower != null) {
      confidenceLower = Checks.decimal("confidence_lower", confidenceLower);
      Checks.that(
          confidenceLower.compareTo(predictedValue) <= 0,
          "confidence_lower",
          "must not exceed predicted_value, " + predictedValue + ", was " + confidenceLower);
    }
    if (confidenceUpper != null) {
      confidenceUpper = Checks.decimal("confidence_upper", confidenceUpper);
      Checks.that(
          confidenceUpper.compareTo(predictedValue) >= 0,
          "confidence_upper",
          "must not be below predicted_value, " + predictedValue + ", was " + confidenceUpper);
    }
  }
}
