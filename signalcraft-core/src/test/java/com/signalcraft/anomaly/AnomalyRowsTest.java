package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnomalyRowsTest {

  @TestFactory
  Stream<DynamicTest> rows() {
    BigDecimal tooLarge = new BigDecimal("1e50");
    return Stream.of(RecordCheck.of(Samples.newAnomaly()), RecordCheck.of(Samples.anomaly()))
        .flatMap(
            check ->
                Stream.of(
                    check.refuses("actualValue", tooLarge, "at most 50 digits"),
                    check.refuses("expectedValue", tooLarge, "at most 50 digits"),
                    check.refuses("deviationScore", tooLarge, "at most 50 digits")));
  }

  @TestFactory
  Stream<DynamicTest> time_stamps() {
    RecordCheck check = RecordCheck.of(Samples.newAnomaly());
    return Stream.of(
        check.takes("timestamp", Instant.EPOCH),
        check.refuses("timestamp", Instant.EPOCH.minusNanos(1), "from 1970 to 2099"),
        check.refuses("timestamp", Instant.parse("2100-01-01T00:00:00Z"), "from 1970 to 2099"));
  }

  @Test
  void a_verdict_becomes_an_anomaly() {
    Verdict verdict = new Verdict(1_500, 9.5, 4, 2, 6, 0.9, 5.5, Severity.HIGH);

    assertThat(NewAnomaly.of(Samples.ID, verdict))
        .isEqualTo(
            new NewAnomaly(
                Samples.ID,
                Instant.ofEpochMilli(1_500),
                new BigDecimal("9.5"),
                new BigDecimal("4.0"),
                new BigDecimal("5.5"),
                Severity.HIGH));
  }

  @Test
  void a_verdict_that_is_none_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> NewAnomaly.of(Samples.ID, Verdict.none(1, 2)))
        .satisfies(error -> assertThat(error.field()).isEqualTo("verdict"));
  }

  @Test
  void a_query_of_everything() {
    assertThat(AnomalyQuery.of(Samples.ID))
        .isEqualTo(new AnomalyQuery(Samples.ID, null, TimeRange.ALL, null, null));
  }
}
