package com.signalcraft.alert.internal.machine;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.alert.internal.machine.OkState.Cause;
import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state and where each reading, deadline and silence leads from it. */
class PhaseStateTest {

  private static final Terms AT_ONCE = terms(0, 0, NoDataPolicy.KEEP);
  private static final Terms WAITING = terms(10, 20, NoDataPolicy.KEEP);
  private static final AlertReading HIT = reading(State.HIT, 100, 5);
  private static final Episode EPISODE = new Episode(100, HIT, HIT);

  private static Terms terms(long pendingFor, long keepFiringFor, NoDataPolicy noData) {
    return new Terms((measure, than) -> measure > than, pendingFor, keepFiringFor, noData, 60);
  }

  private static AlertReading reading(State state, long at, double measure) {
    return new AlertReading(at, state, measure, measure, Double.NaN);
  }

  private static PhaseState state(AlertPhase phase) {
    return switch (phase) {
      case OK -> new OkState(100, Cause.CLEAR);
      case PENDING -> new PendingState(100, HIT);
      case FIRING -> new FiringState(EPISODE);
      case RECOVERING -> new RecoveringState(110, EPISODE);
      case NO_DATA -> new NoDataState(100);
      case ERROR -> new ErrorState(100, "broken");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "OK, HIT, FIRING",
    "OK, BETWEEN, OK",
    "OK, CLEAR, OK",
    "OK, UNKNOWN, OK",
    "PENDING, HIT, PENDING",
    "PENDING, BETWEEN, OK",
    "PENDING, CLEAR, OK",
    "PENDING, UNKNOWN, PENDING",
    "FIRING, HIT, FIRING",
    "FIRING, BETWEEN, FIRING",
    "FIRING, CLEAR, OK",
    "FIRING, UNKNOWN, FIRING",
    "RECOVERING, HIT, FIRING",
    "RECOVERING, BETWEEN, FIRING",
    "RECOVERING, CLEAR, RECOVERING",
    "RECOVERING, UNKNOWN, RECOVERING",
    "NO_DATA, HIT, FIRING",
    "NO_DATA, BETWEEN, OK",
    "NO_DATA, CLEAR, OK",
    "NO_DATA, UNKNOWN, OK",
    "ERROR, HIT, ERROR",
    "ERROR, CLEAR, ERROR"
  })
  void a_reading_leads_on_at_once(AlertPhase from, State reading, AlertPhase to) {
    assertThat(state(from).read(reading(reading, 120, 7), AT_ONCE).phase()).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, HIT, PENDING",
    "NO_DATA, HIT, PENDING",
    "FIRING, CLEAR, RECOVERING",
    "RECOVERING, HIT, FIRING",
    "PENDING, HIT, PENDING"
  })
  void a_reading_leads_to_a_wait(AlertPhase from, State reading, AlertPhase to) {
    assertThat(state(from).read(reading(reading, 120, 7), WAITING).phase()).isEqualTo(to);
  }

  @Test
  void waits_end_after_their_time() {
    assertThat(state(AlertPhase.PENDING).deadline(WAITING)).isEqualTo(110);
    assertThat(state(AlertPhase.PENDING).expire(110))
        .isEqualTo(new FiringState(new Episode(110, HIT, HIT)));
    assertThat(state(AlertPhase.RECOVERING).deadline(WAITING)).isEqualTo(130);
    assertThat(state(AlertPhase.RECOVERING).expire(130))
        .isEqualTo(new OkState(130, Cause.CLEAR, EPISODE));
    Stream.of(AlertPhase.OK, AlertPhase.FIRING, AlertPhase.NO_DATA, AlertPhase.ERROR)
        .forEach(phase -> assertThat(state(phase).deadline(WAITING)).isEqualTo(NEVER));
  }

  @ParameterizedTest
  @CsvSource({
    "OK, KEEP, OK, false",
    "OK, ALERT, NO_DATA, true",
    "OK, OK, OK, false",
    "PENDING, KEEP, PENDING, false",
    "PENDING, ALERT, NO_DATA, true",
    "PENDING, OK, OK, true",
    "FIRING, KEEP, FIRING, false",
    "FIRING, ALERT, NO_DATA, true",
    "FIRING, OK, OK, true",
    "RECOVERING, KEEP, RECOVERING, false",
    "RECOVERING, ALERT, NO_DATA, true",
    "RECOVERING, OK, OK, true",
    "NO_DATA, ALERT, NO_DATA, false",
    "ERROR, ALERT, ERROR, false"
  })
  void silence_leads_where_the_policy_says(
      AlertPhase from, NoDataPolicy policy, AlertPhase to, boolean heeds) {
    Terms terms = terms(0, 0, policy);

    assertThat(state(from).heedsSilence(terms)).isEqualTo(heeds);
    assertThat(state(from).silent(160, terms).phase()).isEqualTo(to);
  }

  @Test
  void a_firing_keeps_its_newest_and_its_worst_reading() {
    AlertReading worse = reading(State.HIT, 110, 9);
    AlertReading milder = reading(State.BETWEEN, 120, 3);

    PhaseState after = state(AlertPhase.FIRING).read(worse, AT_ONCE).read(milder, AT_ONCE);

    assertThat(after).isEqualTo(new FiringState(new Episode(100, milder, worse)));
    assertThat(after.latest()).isEqualTo(milder);
    assertThat(after.since()).isEqualTo(100);
  }

  @Test
  void a_firing_taken_up_again_is_the_same_firing() {
    PhaseState again = state(AlertPhase.RECOVERING).read(reading(State.HIT, 120, 7), WAITING);

    assertThat(again.since()).isEqualTo(100);
  }

  @Test
  void fires_while_firing_and_recovering_alone() {
    assertThat(Arrays.stream(AlertPhase.values()).filter(phase -> state(phase).fires()))
        .containsExactly(AlertPhase.FIRING, AlertPhase.RECOVERING);
  }

  static Stream<PhaseState> states() {
    return Stream.concat(
        Arrays.stream(AlertPhase.values()).map(PhaseStateTest::state),
        Stream.of(new OkState(7, Cause.SILENCE, EPISODE)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_state_comes_back_from_memory(PhaseState state) {
    StateKind kind = new StateKind(1, (short) 1, "memory", "memory");
    StateWriter out = new StateWriter(kind);
    state.save(out);

    PhaseState back =
        StateReader.read(kind, out.finish(), in -> PhaseState.restore(state.phase(), in));

    assertThat(back).isEqualTo(state);
  }
}
