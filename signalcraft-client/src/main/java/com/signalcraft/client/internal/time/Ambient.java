package com.signalcraft.client.internal.time;

import com.signalcraft.common.Checks;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a client takes from its surroundings. Thread-safe where its parts are.
 *
 * @param clock the time of day, which may jump
 * @param nanoTime a clock that never goes back, in nanoseconds
 * @param sleeper waits
 * @param random random numbers; used by many threads at once
 */
public record Ambient(
    InstantSource clock, LongSupplier nanoTime, Sleeper sleeper, RandomGenerator random) {

  private static final Ambient SYSTEM =
      new Ambient(
          InstantSource.system(),
          System::nanoTime,
          Sleeper.SYSTEM,
          () -> ThreadLocalRandom.current().nextLong());

  public Ambient {
    Checks.required("clock", clock);
    Checks.required("nano_time", nanoTime);
    Checks.required("sleeper", sleeper);
    Checks.required("random", random);
  }

  /**
   * The machine's.
   *
   * @return real time and real waits
   */
  public static Ambient system() {
    return SYSTEM;
  }

  /**
   * The same at another time of day.
   *
   * @param other the time of day
   * @return such surroundings
   */
  public Ambient with(InstantSource other) {
    return new Ambient(other, nanoTime, sleeper, random);
  }
}
