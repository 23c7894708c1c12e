package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPoints;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.internal.Words;
import com.signalcraft.alert.internal.machine.ErrorState;
import com.signalcraft.alert.internal.machine.OkState;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.alert.internal.machine.Terms;
import com.signalcraft.alert.internal.tell.Teller;
import com.signalcraft.alert.internal.tell.Timeline;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert on its way through an evaluation: its points and its deadlines in the order of their
 * time, a point before a deadline at the same time. Not thread-safe.
 */
final class Course {

  /** What is older than this when it is first looked at counts as late. */
  private static final long FURTHEST_BACK = Duration.ofDays(7).toMillis();

  private static final int LONGEST_REASON = 1_000;

  private final Subject subject;
  private final @Nullable AlertState before;
  private final Timeline timeline;
  private final Teller teller;
  private final long quietBefore;
  private PhaseState state;
  private @Nullable PhaseState entered;
  private long evaluatedUntil;
  private long lastPoint;
  private long deadline = NEVER;
  private @Nullable AnomalyMemory anomaly;
  private double measure;
  private boolean ran;
  private boolean changed;

  Course(Subject subject, @Nullable AlertState before, Timeline above) {
    Start start = Start.of(subject, before, above);
    this.subject = subject;
    this.before = before;
    this.teller = start.teller();
    this.state = start.state();
    this.entered = start.isNew() ? state : null;
    this.changed = start.isNew();
    this.evaluatedUntil = start.evaluatedUntil();
    this.lastPoint = start.lastPoint();
    this.quietBefore = evaluatedUntil - lastPoint;
    this.anomaly = start.anomaly();
    this.timeline = new Timeline(start.fired());
    if (start.fired() && !state.fires()) {
      timeline.change(evaluatedUntil);
    }
    Double value = before == null ? null : before.status().value();
    this.measure = value == null ? Double.NaN : value;
  }

  /** Evaluates up to a time, inclusive; not at all where that has been done. */
  void run(AlertPoints points, long horizon) {
    if (horizon < evaluatedUntil) {
      return;
    }
    ran = true;
    Readings readings = Readings.NONE;
    String error = subject.error();
    AlertRule rule = subject.rule();
    if (rule != null) {
      try {
        readings = open(rule, points, horizon);
      } catch (NotFoundException | ValidationException unreadable) {
        error = "The source cannot be read: " + unreadable.getMessage();
      }
    }
    settle(error);
    pass(readings, horizon);
    AnomalyMemory remembered = readings.memory();
    if (remembered != null) {
      anomaly = remembered;
      changed = true;
    }
  }

  private Readings open(AlertRule rule, AlertPoints points, long horizon) {
    UUID source = subject.alert().sourceId();
    long after = Math.max(evaluatedUntil, horizon - FURTHEST_BACK);
    if (rule.condition() != AlertCondition.ANOMALY) {
      return WindowReadings.open(rule, source, points, after, horizon);
    }
    AnomalyMemory memory = state instanceof ErrorState ? null : anomaly;
    return AnomalyReadings.open(rule, source, points, memory, after, horizon);
  }

  /** Begins or ends an error. */
  private void settle(@Nullable String error) {
    if (error != null) {
      String reason = Words.cut(error, LONGEST_REASON);
      if (!(state instanceof ErrorState known && known.reason().equals(reason))) {
        move(new ErrorState(evaluatedUntil, reason), evaluatedUntil);
        anomaly = null;
      }
    } else if (state instanceof ErrorState) {
      lastPoint = evaluatedUntil;
      move(new OkState(evaluatedUntil, OkState.Cause.REPAIRED), evaluatedUntil);
    }
  }

  private void pass(Readings readings, long horizon) {
    Terms terms = subject.terms();
    long now = evaluatedUntil;
    while (true) {
      long point = readings.next();
      long ofState = Math.max(now, state.deadline(terms));
      long ofSilence = Math.max(now, silence(terms));
      long ofTeller = Math.max(now, teller.deadline(now, state));
      deadline = Math.min(ofState, Math.min(ofSilence, ofTeller));
      long next = Math.min(point, deadline);
      if (next > horizon) {
        return;
      }
      now = next;
      if (point <= deadline) {
        read(readings, terms);
      } else if (ofState == now) {
        move(state.expire(now), now);
      } else if (ofSilence == now) {
        move(state.silent(now, terms), now);
      }
      teller.pass(now, state);
      evaluatedUntil = now;
    }
  }

  private long silence(Terms terms) {
    return state.heedsSilence(terms) ? lastPoint + terms.noDataAfter() : NEVER;
  }

  private void read(Readings readings, Terms terms) {
    AlertReading reading = readings.read();
    lastPoint = reading.epochMillis();
    measure = reading.measure();
    move(state.read(reading, terms), lastPoint);
  }

  private void move(PhaseState next, long at) {
    if (next == state) {
      return;
    }
    if (next.fires() != state.fires()) {
      timeline.change(at);
      if (next.fires()) {
        teller.began(at);
      }
    }
    if (next.phase() != state.phase()) {
      entered = next;
    }
    state = next;
    changed = true;
  }

  Alert alert() {
    return subject.alert();
  }

  Teller teller() {
    return teller;
  }

  Timeline timeline() {
    return timeline;
  }

  /** When the alert changes without a point, after what it was evaluated up to; or never. */
  long deadline() {
    return deadline;
  }

  /** Where the alert stands now, or empty where that is the same as before. */
  Optional<AlertState> outcome() {
    if (before == null) {
      return ran
          ? Optional.of(
              new AlertState(status(message(entered == null ? state : entered)), memory()))
          : Optional.empty();
    }
    boolean same = !changed && !teller.changed() && evaluatedUntil - lastPoint == quietBefore;
    String message = entered == null ? before.status().message() : message(entered);
    AlertState after = new AlertState(status(message), same ? before.memory() : memory());
    return after.equals(before) ? Optional.empty() : Optional.of(after);
  }

  private AlertMemory memory() {
    long quiet = evaluatedUntil - lastPoint;
    return new Recollection(subject.fingerprint(), state, quiet, anomaly).save(teller);
  }

  private String message(PhaseState of) {
    return subject.wording().status(of);
  }

  private AlertStatus status(String message) {
    return new AlertStatus(
        subject.alert().id(),
        OpenEnum.of(state.phase()),
        Instant.ofEpochMilli(state.since()),
        Instant.ofEpochMilli(evaluatedUntil),
        Double.isFinite(measure) ? (Double) measure : null,
        message);
  }
}
