package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static com.signalcraft.anomaly.SyntheticKpi.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import org.junit.jupiter.api.Test;

class FeedbackTest {

  private static final int SPIKE = 1000;
  private static final TimeSeries HOURLY =
      series(
          Frequency.HOURLY,
          24 * 120,
          5,
          (i, at, r) -> SyntheticKpi.hourly(at) + (i == SPIKE ? 180 : 0) + 20 * r.nextGaussian());

  @Test
  void what_was_wrong_needs_stronger_evidence_up_to_a_bound_and_fades() {
    StreamingDetector detector = afterSpike();
    double before = reach(detector, SPIKE + 1);
    detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE));
    double once = reach(detector, SPIKE + 1);
    for (int i = 0; i < 20; i++) {
      detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE));
    }
    double often = reach(detector, SPIKE + 1);

    assertThat(once).isGreaterThan(1.05 * before).isLessThan(2 * before);
    assertThat(often).isGreaterThan(once).isLessThan(4 * before);

    StreamingDetector untold = afterSpike();
    for (int i = SPIKE + 1; i < HOURLY.size() - 1; i++) {
      detector.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
      untold.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
    }
    double faded = reach(detector, HOURLY.size() - 1) / reach(untold, HOURLY.size() - 1);
    assertThat(faded).isLessThan(often / before);
  }

  @Test
  void what_was_wrong_on_one_side_stays_as_loud_on_the_other() {
    StreamingDetector detector = afterSpike();
    Verdict before = peek(detector, SPIKE + 1);
    detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE));
    Verdict after = peek(detector, SPIKE + 1);

    assertThat(after.upper()).isGreaterThan(before.upper());
    assertThat(after.lower()).isEqualTo(before.lower());
  }

  @Test
  void a_confirmation_takes_one_wrong_back_and_no_more() {
    StreamingDetector detector = afterSpike();
    double before = reach(detector, SPIKE + 1);

    detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE));
    detector.feedback(Feedback.CONFIRMED, HOURLY.timestampAt(SPIKE));
    assertThat(reach(detector, SPIKE + 1)).isEqualTo(before);

    detector.feedback(Feedback.CONFIRMED, HOURLY.timestampAt(SPIKE));
    assertThat(reach(detector, SPIKE + 1)).isEqualTo(before);
  }

  @Test
  void an_acknowledgement_changes_nothing() {
    StreamingDetector detector = afterSpike();
    byte[] before = detector.saveState();

    detector.feedback(Feedback.ACKNOWLEDGED, HOURLY.timestampAt(SPIKE));

    assertThat(detector.saveState()).isEqualTo(before);
  }

  @Test
  void what_was_to_be_expected_is_expected_at_that_hour_of_the_week() {
    StreamingDetector told = afterSpike();
    StreamingDetector untold = afterSpike();
    told.feedback(Feedback.EXPECTED, HOURLY.timestampAt(SPIKE));
    int weekLater = SPIKE + 24 * 7;
    for (int i = SPIKE + 1; i < weekLater; i++) {
      told.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
      untold.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
    }

    assertThat(peek(told, weekLater).expected())
        .isGreaterThan(peek(untold, weekLater).expected() + 20);
  }

  @Test
  void survives_in_the_state() {
    StreamingDetector detector = afterSpike();
    detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE));
    byte[] state = detector.saveState();

    StreamingDetector restored = Detectors.restore(state);
    assertThat(restored.saveState()).isEqualTo(state);
    restored.feedback(Feedback.CONFIRMED, HOURLY.timestampAt(SPIKE));
    detector.feedback(Feedback.CONFIRMED, HOURLY.timestampAt(SPIKE));
    assertThat(restored.saveState()).isEqualTo(detector.saveState());
  }

  @Test
  void a_time_at_which_nothing_was_told_is_refused() {
    StreamingDetector detector = afterSpike();
    byte[] before = detector.saveState();

    assertThatThrownBy(() -> detector.feedback(Feedback.WRONG, HOURLY.timestampAt(SPIKE - 300) + 1))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("last 6 episodes");
    assertThat(detector.saveState()).isEqualTo(before);
  }

  private static StreamingDetector afterSpike() {
    StreamingDetector detector = Detectors.streaming(BERLIN);
    Verdict last = Verdict.none(0, 0);
    for (int i = 0; i <= SPIKE; i++) {
      last = detector.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
    }
    assertThat(last.isAnomaly()).isTrue();
    assertThat(last.voices().get(0).voice()).isEqualTo(Voice.POINT);
    return detector;
  }

  private static double reach(StreamingDetector detector, int index) {
    Verdict verdict = peek(detector, index);
    return verdict.upper() - verdict.expected();
  }

  /** The verdict on a point without letting the detector see it. */
  private static Verdict peek(StreamingDetector detector, int index) {
    return Detectors.restore(detector.saveState())
        .update(HOURLY.timestampAt(index), HOURLY.valueAt(index));
  }
}
