package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert stands, and what it remembers there. Each method gives the state that follows,
 * which is this one where nothing changes. Immutable. All times are in milliseconds since
 * 1970-01-01T00:00Z.
 */
public sealed interface PhaseState
    permits OkState, PendingState, FiringState, RecoveringState, NoDataState, ErrorState {

  /** No deadline. */
  long NEVER = Long.MAX_VALUE;

  /**
   * The phase.
   *
   * @return the phase
   */
  AlertPhase phase();

  /**
   * Since when the alert stands here; for a firing that it took up again, since that began.
   *
   * @return the time
   */
  long since();

  /**
   * Takes the next reading.
   *
   * @param reading the reading
   * @param terms what states go by
   * @return the state that follows
   */
  PhaseState read(AlertReading reading, Terms terms);

  /**
   * When the state ends without a reading.
   *
   * @param terms what states go by
   * @return the time, or {@link #NEVER}
   */
  default long deadline(Terms terms) {
    return NEVER;
  }

  /**
   * Passes the deadline.
   *
   * @param at the time, not before the deadline
   * @return the state that follows
   */
  default PhaseState expire(long at) {
    return this;
  }

  /**
   * Passes the time after which silence counts.
   *
   * @param at the time
   * @param terms what states go by
   * @return the state that follows
   */
  PhaseState silent(long at, Terms terms);

  /**
   * Whether silence would change the state.
   *
   * @param terms what states go by
   * @return true if it would
   */
  boolean heedsSilence(Terms terms);

  /**
   * Whether the alert fires: {@link AlertPhase#FIRING} or {@link AlertPhase#RECOVERING}.
   *
   * @return true if it does
   */
  default boolean fires() {
    return false;
  }

  /**
   * The newest reading that was not clear.
   *
   * @return the reading, or null where there is none to speak of
   */
  default @Nullable AlertReading latest() {
    return null;
  }

  /**
   * Writes the state but for its phase.
   *
   * @param out where to
   */
  void save(StateWriter out);

  /**
   * Reads a state.
   *
   * @param phase its phase
   * @param in what {@link #save} wrote
   * @return the state
   */
  static PhaseState restore(AlertPhase phase, StateReader in) {
    return switch (phase) {
      case OK -> OkState.restore(in);
      case PENDING -> PendingState.restore(in);
      case FIRING -> new FiringState(Episode.restore(in));
      case RECOVERING -> new RecoveringState(in.getLong(), Episode.restore(in));
      case NO_DATA -> new NoDataState(in.getLong());
      case ERROR -> new ErrorState(in.getLong(), in.getString());
    };
  }
}
