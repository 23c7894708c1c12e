package com.signalcraft.alert.internal.machine;

import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The condition is not met.
 *
 * @param since since when
 * @param cause why
 * @param last the firing that ended, or null where none did
 */
public record OkState(long since, Cause cause, @Nullable Episode last) implements PhaseState {

  /** Why an alert is calm. */
  public enum Cause {
    /** It was never evaluated before. */
    START,
    /** The condition is met no longer. */
    CLEAR,
    /** No data came, which counts as calm by its policy. */
    SILENCE,
    /** Data has come again. */
    DATA,
    /** It can be evaluated again. */
    REPAIRED,
    /** Its rule was changed. */
    CHANGED,
    /** What it remembered could not be read. */
    FORGOTTEN
  }

  /**
   * Calm, without a firing before.
   *
   * @param since since when
   * @param cause why
   */
  public OkState(long since, Cause cause) {
    this(since, cause, null);
  }

  @Override
  public AlertPhase phase() {
    return AlertPhase.OK;
  }

  @Override
  public PhaseState read(AlertReading reading, Terms terms) {
    return reading.state() == State.HIT ? met(reading, terms) : this;
  }

  /** The state after the first reading that meets the condition. */
  static PhaseState met(AlertReading reading, Terms terms) {
    long at = reading.epochMillis();
    return terms.pendingFor() > 0
        ? new PendingState(at, reading)
        : new FiringState(new Episode(at, reading, reading));
  }

  @Override
  public PhaseState silent(long at, Terms terms) {
    return heedsSilence(terms) ? new NoDataState(at) : this;
  }

  @Override
  public boolean heedsSilence(Terms terms) {
    return terms.noData() == NoDataPolicy.ALERT;
  }

  @Override
  public void save(StateWriter out) {
    out.put(since).put(cause.name()).put(last != null);
    if (last != null) {
      last.save(out);
    }
  }

  static OkState restore(StateReader in) {
    long since = in.getLong();
    Cause cause = in.getConstant(Cause.class);
    return new OkState(since, cause, in.getBoolean() ? Episode.restore(in) : null);
  }
}
