package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.internal.machine.ErrorState;
import com.signalcraft.alert.internal.machine.OkState;
import com.signalcraft.alert.internal.machine.OkState.Cause;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.alert.internal.tell.Teller;
import com.signalcraft.alert.internal.tell.Timeline;
import com.signalcraft.alert.internal.tell.Told;
import com.signalcraft.error.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of an alert goes on from. Times are in milliseconds since 1970-01-01T00:00Z.
 *
 * @param state where the alert stands
 * @param evaluatedUntil up to when it was evaluated, inclusive
 * @param lastPoint when its newest point was, or since when one is awaited
 * @param anomaly what an anomaly rule goes on from, or null
 * @param teller what it told
 * @param fired whether it fired before
 * @param isNew whether all of it has to be remembered anew
 */
record Start(
    PhaseState state,
    long evaluatedUntil,
    long lastPoint,
    @Nullable AnomalyMemory anomaly,
    Teller teller,
    boolean fired,
    boolean isNew) {

  /** An alert without a state begins calm when its row was last changed. */
  static Start of(Subject subject, @Nullable AlertState before, Timeline above) {
    Teller teller = new Teller(subject.manners(), subject.wording(), above);
    if (before == null) {
      long begin = subject.alert().updatedAt().toEpochMilli();
      return anew(begin, Cause.START, teller, false);
    }
    long evaluated = before.status().evaluatedUntil().toEpochMilli();
    Recollection known;
    try {
      known = Recollection.restore(before.memory(), teller);
    } catch (ValidationException unreadable) {
      return forgotten(subject, before.status(), evaluated, above);
    }
    boolean failed = subject.error() != null || known.state() instanceof ErrorState;
    if (!failed && known.fingerprint() != subject.fingerprint()) {
      teller.startAnew();
      return anew(evaluated, Cause.CHANGED, teller, known.state().fires());
    }
    return new Start(
        known.state(),
        evaluated,
        evaluated - known.quiet(),
        known.anomaly(),
        teller,
        known.state().fires(),
        false);
  }

  /** Begins with another teller, as the one before may have read half of the memory. */
  private static Start forgotten(
      Subject subject, AlertStatus status, long evaluated, Timeline above) {
    Teller teller = new Teller(subject.manners(), subject.wording(), above);
    Told told = status.phase().known().map(Told::of).orElse(Told.CALM);
    teller.assume(told);
    return anew(evaluated, Cause.FORGOTTEN, teller, told == Told.FIRING);
  }

  private static Start anew(long at, Cause cause, Teller teller, boolean fired) {
    return new Start(new OkState(at, cause), at, at, null, teller, fired, true);
  }
}
