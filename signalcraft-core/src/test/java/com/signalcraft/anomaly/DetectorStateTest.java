package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorStateTest {

  private static final DetectorOptions OPTIONS =
      new DetectorOptions(
          FalseAlarmRate.shareOfPoints(0.02),
          new SeverityScale(1, 2, 3, 4),
          new ScaleFloor(0.001, 1e-9));

  @Property(tries = 40)
  void a_detector_restored_at_any_point_goes_on_as_if_nothing_had_happened(
      @ForAll @IntRange(min = 1, max = 1000) int seed,
      @ForAll @IntRange(min = 0, max = 400) int saveAt) {
    TimeSeries series = StreamingDetectorTest.messy(seed);
    List<Verdict> uninterrupted =
        Detectors.replay(Detectors.streaming(BERLIN, OPTIONS), series).verdicts();

    StreamingDetector detector = Detectors.streaming(BERLIN, OPTIONS);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (i == saveAt) {
        byte[] state = detector.saveState();
        detector = Detectors.restore(state);
        assertThat(detector.saveState()).isEqualTo(state);
      }
      verdicts.add(detector.update(series.timestampAt(i), series.valueAt(i)));
    }

    assertThat(verdicts).isEqualTo(uninterrupted);
  }

  @Test
  void a_known_frequency_survives() {
    StreamingDetector index = Detectors.streaming(BERLIN, Frequency.INDEX, OPTIONS);
    StreamingDetector restored = Detectors.restore(index.saveState());
    for (int i = 0; i < 100; i++) {
      assertThat(restored.update(i, i % 7)).isEqualTo(index.update(i, i % 7));
    }
    StreamingDetector daily = Detectors.streaming(BERLIN, Frequency.DAILY, OPTIONS);
    assertThat(Detectors.restore(daily.saveState()).saveState()).isEqualTo(daily.saveState());
  }

  @Test
  void a_state_is_small() {
    TimeSeries series =
        SyntheticKpi.series(SyntheticKpi.FIVE_MINUTES, 288 * 21, 1, (i, at, r) -> r.nextGaussian());
    StreamingDetector detector = Detectors.streaming(BERLIN);
    Detectors.replay(detector, series);

    assertThat(detector.saveState().length).isLessThan(16_384);
    assertThat(Detectors.streaming(BERLIN).saveState().length).isLessThan(5_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9, 10, 100})
  void refuses_a_state_that_was_cut(int length) {
    assertInvalid(Arrays.copyOf(state(), length), "cut off");
  }

  @Test
  void refuses_what_is_no_state() {
    assertInvalid(
        "{\"state\": \"something else\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "no detector state");
  }

  @Test
  void refuses_a_state_of_a_newer_version_and_says_which() {
    byte[] state = state();
    ByteBuffer.wrap(state).putShort(4, (short) 2);
    assertInvalid(sealed(state), "version 2");
    ByteBuffer.wrap(state).putShort(4, (short) 0);
    assertInvalid(sealed(state), "version 0");
  }

  @Property(tries = 100)
  void refuses_a_state_with_any_bit_flipped(
      @ForAll @IntRange(min = 0, max = 2000) int at, @ForAll @IntRange(min = 0, max = 7) int bit) {
    byte[] state = state();
    state[at % state.length] ^= (byte) (1 << bit);

    assertThatThrownBy(() -> Detectors.restore(state)).isInstanceOf(ValidationException.class);
  }

  @Test
  void refuses_a_sealed_state_whose_contents_make_no_sense() {
    byte[] state = state();
    assertInvalid(sealed(Arrays.copyOf(state, state.length + 8)), "too many");
    assertInvalid(sealed(Arrays.copyOf(state, state.length - 8)), "cannot be read");

    byte[] otherBasis = state.clone();
    otherBasis[8] = 'X';
    assertInvalid(sealed(otherBasis), "XHARE_OF_POINTS");
  }

  @Test
  void refuses_a_sealed_state_with_a_zone_or_a_count_that_cannot_be() {
    byte[] state = state();
    int zone = new String(state, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Europe");
    byte[] elsewhere = state.clone();
    elsewhere[zone] = '!';
    assertInvalid(sealed(elsewhere), "cannot be read");

    byte[] calendar = state.clone();
    calendar[zone + "Europe/Berlin".length() + 3] = 7;
    assertInvalid(sealed(calendar), "holds 7");
  }

  private static byte[] state() {
    StreamingDetector detector = Detectors.streaming(BERLIN, OPTIONS);
    Detectors.replay(detector, StreamingDetectorTest.messy(1));
    return detector.saveState();
  }

  /** Puts the right checksum at the end. */
  private static byte[] sealed(byte[] state) {
    CRC32 crc = new CRC32();
    crc.update(state, 0, state.length - 4);
    ByteBuffer.wrap(state).putInt(state.length - 4, (int) crc.getValue());
    return state;
  }

  private static void assertInvalid(byte[] state, String message) {
    assertThatThrownBy(() -> Detectors.restore(state))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("state")
        .hasMessageContaining(message);
  }
}
