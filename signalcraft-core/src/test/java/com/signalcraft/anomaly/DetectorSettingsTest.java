package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a detector's options. */
class DetectorSettingsTest {

  private static final TimeRange SALE =
      TimeRange.of(Instant.parse("2026-11-27T00:00:00Z"), Instant.parse("2026-11-28T00:00:00.5Z"));

  @Test
  void all_of_them_survive_in_the_state() {
    DetectorOptions options =
        DetectorOptions.defaults()
            .withSeverityScale(SeverityScale.aboveThreshold())
            .withChangeFloor(new ChangeFloor(0.1, 0.2, 3, 4, 5))
            .withDirection(Direction.DOWN)
            .withVoices(EnumSet.allOf(Voice.class))
            .withQuietHours(
                List.of(
                    new QuietHours(
                        "night",
                        List.of(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(22, 30),
                        LocalTime.of(6, 0))))
            .withKnownEvents(List.of(new KnownEvent("sale", SALE)));
    StreamingDetector detector = Detectors.streaming(BERLIN, options);
    Detectors.replay(detector, StreamingDetectorTest.messy(3));
    byte[] state = detector.saveState();

    assertThat(Detectors.restore(state).saveState()).isEqualTo(state);
    assertThat(state.length).isLessThan(16_384);
  }

  @ParameterizedTest
  @CsvSource({"3, LOW", "3.49, LOW", "3.5, MEDIUM", "-4.5, HIGH", "6, CRITICAL"})
  void a_scale_above_the_threshold_counts_from_there(double deviation, Severity severity) {
    assertThat(SeverityScale.aboveThreshold().severityOf(deviation, 3)).isEqualTo(severity);
    assertThat(SeverityScale.aboveThreshold().least()).isZero();
    assertThat(SeverityScale.DEFAULT.severityOf(-2.5, 3)).isEqualTo(Severity.HIGH);
  }

  @Test
  void days_of_quiet_hours_are_kept_once_and_in_order() {
    QuietHours hours =
        new QuietHours(
            "night",
            List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
            LocalTime.NOON,
            LocalTime.NOON);

    assertThat(hours.days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void what_cannot_be_is_refused_by_name() {
    assertThatThrownBy(() -> DetectorOptions.defaults().withVoices(Set.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("voices");
    assertThatThrownBy(() -> new QuietHours("night", List.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("days");
    assertThatThrownBy(() -> new KnownEvent(" ", SALE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("name");
    List<KnownEvent> many = Collections.nCopies(101, new KnownEvent("sale", SALE));
    assertThatThrownBy(() -> DetectorOptions.defaults().withKnownEvents(many))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 100, were 101");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_floor_is_neither_negative_nor_infinite(double amount) {
    assertThatThrownBy(() -> ChangeFloor.NONE.withAbsolute(amount))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("absolute");
    assertThatThrownBy(() -> ChangeFloor.NONE.withLeastVolume(amount))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("leastVolume");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void a_share_of_the_evidence_is_above_nothing_and_at_most_all(double share) {
    assertThatThrownBy(() -> new VoiceShare(Voice.RUN, share))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("share");
  }
}
