package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {

  @Test
  void tells_what_was_expected_how_far_off_it_is_and_which_voices_spoke() {
    Verdict verdict =
        verdict(
            1204,
            -4.1,
            List.of(new VoiceShare(Voice.POINT, 0.83), new VoiceShare(Voice.RUN, 0.17)),
            null,
            false);

    assertThat(verdict.explanation())
        .isEqualTo(
            "1,204 where 1,850 to 2,300 was expected: 4.1 standard deviations below; mostly a"
                + " single value (83 %), also a run of low values (17 %)");
  }

  @Test
  void one_voice_has_no_share_and_a_whisper_is_not_told() {
    Verdict verdict =
        verdict(
            3000,
            6.04,
            List.of(new VoiceShare(Voice.EXTREME, 0.96), new VoiceShare(Voice.SHAPE, 0.04)),
            null,
            false);

    assertThat(verdict.explanation())
        .endsWith("6.0 standard deviations above; the highest value so far");
  }

  @Test
  void a_value_within_the_band_can_be_odd_all_the_same() {
    Verdict verdict = verdict(1900, -3.5, List.of(new VoiceShare(Voice.VARIANCE, 1)), null, true);

    assertThat(verdict.explanation())
        .isEqualTo(
            "1,900 is within the expected 1,850 to 2,300 but as odd as 3.5 standard deviations"
                + " below; a change of the scatter; taken for the new normal from here on");
  }

  @Test
  void a_label_is_the_reason_why_it_is_not_told() {
    Verdict verdict =
        new Verdict(0, 1204, 2000, 1850, 2300, 0.9, -4.1, null, List.of(), "the sale", false);

    assertThat(verdict.explanation()).endsWith("below; not told because of the sale");
  }

  @Test
  void without_a_verdict_there_is_nothing_to_explain() {
    assertThat(Verdict.none(0, 7).explanation()).startsWith("7, too early");
    assertThat(Verdict.none(0, Double.NaN).explanation()).isEqualTo("no value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "1204 | 1,204",
        "1234567.891 | 1,234,570",
        "0.0123456789 | 0.0123457",
        "1.5e-12 | 1.5E-12",
        "-1e15 | -1E15",
        "123456789012345 | 123,457,000,000,000",
        "-2.50 | -2.5"
      })
  void numbers_have_six_significant_digits(double value, String words) {
    Verdict verdict = new Verdict(0, value, value, value, value, 0, 0, null);

    assertThat(verdict.explanation())
        .isEqualTo(words + " is within the expected " + words + " to " + words);
  }

  private static Verdict verdict(
      double value,
      double deviation,
      List<VoiceShare> voices,
      @Nullable String label,
      boolean change) {
    return new Verdict(
        0, value, 2000, 1850, 2300, 0.9, deviation, Severity.HIGH, voices, label, change);
  }
}
