package com.signalcraft.alert.internal.tell;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what people were told of an alert last against how it stands, and tells the difference as
 * soon as nothing keeps it quiet: a silence, an alert that it depends on, a cool-down, or too much
 * that was told already. So what still fires at the end of a silence is told then, and what both
 * began and ended within it is not told at all. Times are in milliseconds since 1970-01-01T00:00Z.
 * Not thread-safe.
 */
public final class Teller {

  private static final int MOST_NOTES = 1_000;

  private final Manners manners;
  private final Wording wording;
  private final Timeline above;
  private final FlapWatch flaps;
  private final BurstLimit burst = new BurstLimit();
  private final List<Note> notes = new ArrayList<>();
  private Told told = Told.CALM;
  private long toldAt;
  private long quietFrom = Long.MIN_VALUE;
  private int count;
  private boolean changed;

  /**
   * A teller that has told nothing yet.
   *
   * @param manners how it tells
   * @param wording in which words
   * @param above when the alert fires that this one depends on
   */
  public Teller(Manners manners, Wording wording, Timeline above) {
    this.manners = manners;
    this.wording = wording;
    this.above = above;
    this.flaps = new FlapWatch(manners.flapChanges(), manners.flapWindow());
  }

  /**
   * Takes the begin of a firing.
   *
   * @param at when
   */
  public void began(long at) {
    if (manners.flapChanges() > 0) {
      flaps.began(at);
      changed = true;
    }
  }

  /** Forgets flapping and cool-down, as the rule is another now; what was told stays told. */
  public void startAnew() {
    quietFrom = Long.MIN_VALUE;
    flaps.clear();
    changed = true;
  }

  /**
   * Takes for told what the state of an alert says whose memory cannot be read.
   *
   * @param before what was told
   */
  public void assume(Told before) {
    told = before;
    changed = true;
  }

  /**
   * When something may be to be told without a reading.
   *
   * @param now the time up to which all is told
   * @param state how the alert stands
   * @return the time, or never
   */
  public long deadline(long now, PhaseState state) {
    Told target = target(state);
    long next = NEVER;
    if (target != told) {
      next = quietUntil(now, target);
    } else if (repeats(target)) {
      next = quietUntil(Math.max(now, toldAt + manners.repeatInterval()), target);
    }
    return Math.min(next, flaps.deadline());
  }

  /**
   * Passes a time: tells what is to be told then.
   *
   * @param at the time
   * @param state how the alert stands
   */
  public void pass(long at, PhaseState state) {
    changed |= flaps.expire(at);
    Told target = target(state);
    if (target == told) {
      if (repeats(target) && at >= toldAt + manners.repeatInterval()) {
        tell(AlertChange.REPEATED, at, target, state);
      }
      return;
    }
    tell(target.change(), at, target, state);
  }

  private void tell(AlertChange change, long at, Told target, PhaseState state) {
    if (quietUntil(at, target) > at) {
      return;
    }
    notes.add(Note.of(change, at, count, state, wording.note(change, at, state)));
    burst.told(at);
    if (target == Told.CALM && (told == Told.FIRING || told == Told.FLAPPING)) {
      quietFrom = at;
    }
    told = target;
    toldAt = at;
    count++;
    changed = true;
  }

  private Told target(PhaseState state) {
    Told plain = Told.of(state.phase());
    return flaps.flapping() && plain.flaps() ? Told.FLAPPING : plain;
  }

  private boolean repeats(Told target) {
    return target == Told.FIRING && manners.repeatInterval() != NEVER;
  }

  /** Until when nothing is told; the time itself where something may be. */
  private long quietUntil(long at, Told target) {
    long quiet = Math.max(manners.silentUntil(at), above.firesUntil(at));
    boolean coolsDown = target == Told.FIRING && quietFrom != Long.MIN_VALUE;
    if (coolsDown) {
      quiet = Math.max(quiet, quietFrom + manners.coolDown());
    }
    return Math.max(quiet, burst.quietUntil(at));
  }

  /**
   * What is to be told and has not been handed on yet.
   *
   * @return the notes in order of time, a view
   */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /**
   * Takes a note as handed on.
   *
   * @param note one of the notes
   */
  public void release(Note note) {
    notes.remove(note);
    changed = true;
  }

  /**
   * Whether anything is to be remembered that was not before.
   *
   * @return true if there is
   */
  public boolean changed() {
    return changed;
  }

  /**
   * Writes what is to be remembered.
   *
   * @param out where to
   */
  public void save(StateWriter out) {
    out.put(told.name()).put(toldAt).put(quietFrom).put(count);
    flaps.save(out);
    burst.save(out);
    out.put(notes.size());
    notes.forEach(note -> note.save(out));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param in where from
   */
  public void restore(StateReader in) {
    told = in.getConstant(Told.class);
    toldAt = in.getLong();
    quietFrom = in.getLong();
    count = in.getInt(0, Integer.MAX_VALUE);
    flaps.restore(in);
    burst.restore(in);
    int size = in.getInt(0, MOST_NOTES);
    for (int i = 0; i < size; i++) {
      notes.add(Note.restore(in));
    }
  }
}
