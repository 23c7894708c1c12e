package com.signalcraft.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRowsTest {

  @TestFactory
  Stream<DynamicTest> names_and_thresholds() {
    RecordCheck row = RecordCheck.of(Samples.alert());
    return Stream.concat(
        Stream.of(
            row.takes("name", "x".repeat(200)),
            row.refuses("name", "x".repeat(201), "at most 200"),
            row.refuses("name", " ", "blank")),
        Stream.of(
                RecordCheck.of(Samples.newAlert()),
                RecordCheck.of(new AlertUpdate(null, null, null, null)))
            .flatMap(
                check ->
                    Stream.of(
                        check.takes("name", "x".repeat(200)),
                        check.refuses("name", "x".repeat(201), "at most 200"),
                        check.refuses("name", " ", "blank"),
                        check.takes("threshold", new BigDecimal("9".repeat(50))),
                        check.refuses("threshold", new BigDecimal("1e50"), "at most 50 digits"),
                        check.refuses("threshold", new BigDecimal("1e400"), "at most 50 digits"))));
  }

  @ParameterizedTest
  @CsvSource({
    "ABOVE, 0",
    "ABOVE, -1",
    "BELOW, 0",
    "BELOW, 1",
    "CHANGE_PERCENT, -0.1",
    "CHANGE_PERCENT, 20",
    "ANOMALY, 0.5",
    "ANOMALY, "
  })
  void a_threshold_that_fits(AlertCondition condition, @Nullable BigDecimal threshold) {
    assertThat(alert(condition, threshold).threshold()).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource({
    "ABOVE, ",
    "BELOW, ",
    "CHANGE_PERCENT, ",
    "CHANGE_PERCENT, 0",
    "CHANGE_PERCENT, 0.00",
    "ANOMALY, 0",
    "ANOMALY, -1"
  })
  void a_threshold_that_does_not_fit(AlertCondition condition, @Nullable BigDecimal threshold) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> alert(condition, threshold))
        .satisfies(error -> assertThat(error.field()).isEqualTo("threshold"));
  }

  @Test
  void shortcuts_of_updates() {
    assertThat(AlertUpdate.active(true)).isEqualTo(new AlertUpdate(null, null, null, true));
    assertThat(AlertUpdate.threshold(BigDecimal.TEN))
        .isEqualTo(new AlertUpdate(null, BigDecimal.TEN, null, null));
  }

  private static NewAlert alert(AlertCondition condition, @Nullable BigDecimal threshold) {
    return new NewAlert(Samples.ID, "Watch", condition, threshold, AlertTimeframe.ONE_HOUR);
  }
}
