package com.signalcraft.examples.server.job;

import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** A job that this process works on. It is told how much is done. Thread-safe. */
final class RunningJob implements DoubleConsumer {

  /** Why a job is not worked on any further. */
  enum Stop {
    /** It was cancelled, or another process has taken it over. */
    NOT_OURS,
    /** This process ends. */
    CLOSING
  }

  /** Ends the work, from inside of it. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Stop why;

    Stopped(Stop why) {
      super("the job is stopped: " + why, null, false, false);
      this.why = why;
    }

    Stop why() {
      return why;
    }
  }

  private final UUID id;
  private final UUID token;
  private volatile double progress;
  private volatile @Nullable Stop stop;

  RunningJob(UUID id, UUID token) {
    this.id = id;
    this.token = token;
  }

  UUID id() {
    return id;
  }

  UUID token() {
    return token;
  }

  double progress() {
    return progress;
  }

  /** Has the work end when it next tells how far it is. */
  void stop(Stop why) {
    stop = why;
  }

  boolean isStopped() {
    return stop != null;
  }

  @Override
  public void accept(double done) {
    progress = Math.max(0, Math.min(1, done));
    Stop why = stop;
    if (why != null) {
      throw new Stopped(why);
    }
  }
}
