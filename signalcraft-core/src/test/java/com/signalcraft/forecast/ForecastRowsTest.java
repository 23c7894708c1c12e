package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ForecastRowsTest {

  @TestFactory
  Stream<DynamicTest> predictions() {
    RecordCheck check = RecordCheck.of(Samples.prediction());
    return Stream.of(
        check.takes("forecastDate", Instant.EPOCH),
        check.refuses("forecastDate", Instant.EPOCH.minusNanos(1), "from 1970 to 2099"),
        check.refuses("forecastDate", Instant.parse("2100-01-01T00:00:00Z"), "from 1970 to 2099"),
        check.refuses("predictedValue", new BigDecimal("1e50"), "at most 50 digits"),
        check.takes("confidenceLower", new BigDecimal("1.00")),
        check.takes("confidenceLower", new BigDecimal("-5")),
        check.refuses(
            "confidenceLower",
            new BigDecimal("1.01"),
            "must not exceed predicted_value, 1, was 1.01"),
        check.refuses("confidenceLower", new BigDecimal("-1e50"), "at most 50 digits"),
        check.takes("confidenceUpper", new BigDecimal("1.00")),
        check.refuses(
            "confidenceUpper",
            new BigDecimal("0.99"),
            "must not be below predicted_value, 1, was 0.99"),
        check.refuses("confidenceUpper", new BigDecimal("1e50"), "at most 50 digits"));
  }

  @TestFactory
  Stream<DynamicTest> runs() {
    RecordCheck check = RecordCheck.of(Samples.forecastRun());
    return Stream.of(
        check.takes("modelAccuracy", BigDecimal.ONE),
        check.takes("modelAccuracy", new BigDecimal("-100")),
        check.refuses("modelAccuracy", new BigDecimal("1.0001"), "must not exceed 1, was 1.0001"),
        check.refuses("modelAccuracy", new BigDecimal("-1e50"), "at most 50 digits"),
        check.refuses("predictions", List.of(), "between 1 and 10000, was 0"),
        check.takes("predictions", predictions(10_000)),
        check.refuses("predictions", predictions(10_001), "was 10001"),
        check.refuses(
            "predictions",
            List.of(Samples.prediction(), Samples.prediction()),
            "forecast_date",
            "must be after the one before, 2026-03-15T10:20:30Z, was 2026-03-15T10:20:30Z"));
  }

  @TestFactory
  Stream<DynamicTest> requests() {
    RecordCheck check = RecordCheck.of(Samples.forecastRequest());
    return Stream.of(
        check.takes("horizonDays", 1),
        check.takes("horizonDays", 366),
        check.refuses("horizonDays", 0, "between 1 and 366, was 0"),
        check.refuses("horizonDays", 367, "between 1 and 366, was 367"),
        check.takes("sourceIds", List.of()));
  }

  @Test
  void a_computed_forecast_becomes_a_run_with_the_bounds_of_one_level() {
    Band narrow = new Band(Level.P80, new double[] {9, 19.5}, new double[] {11, 20.5});
    Band wide = new Band(Level.P95, new double[] {8, 18.25}, new double[] {12, 21.75});
    Forecast forecast =
        new Forecast(
            ModelType.DRIFT, TimeSeries.ofValues(10, 20), List.of(narrow, wide), List.of());

    ForecastRun run = ForecastRun.of(Samples.ID, forecast, Level.P95, new BigDecimal("0.5"));

    assertThat(run)
        .isEqualTo(
            new ForecastRun(
                Samples.ID,
                ModelType.DRIFT,
                new BigDecimal("0.5"),
                List.of(
                    prediction(0, "10.0", "8.0", "12.0"),
                    prediction(1, "20.0", "18.25", "21.75"))));
    assertThat(ForecastRun.of(Samples.ID, forecast, Level.P80, null).predictions().get(1))
        .isEqualTo(prediction(1, "20.0", "19.5", "20.5"));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ForecastRun.of(Samples.ID, forecast, Level.of(0.5), null))
        .satisfies(error -> assertThat(error.field()).isEqualTo("level"));
  }

  private static Prediction prediction(long millis, String value, String lower, String upper) {
    return new Prediction(
        Instant.ofEpochMilli(millis),
        new BigDecimal(value),
        new BigDecimal(lower),
        new BigDecimal(upper));
  }

  private static List<Prediction> predictions(int count) {
    List<Prediction> predictions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      predictions.add(new Prediction(Instant.ofEpochSecond(i), BigDecimal.ONE, null, null));
    }
    return predictions;
  }
}
