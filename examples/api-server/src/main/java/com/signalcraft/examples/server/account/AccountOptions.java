package com.signalcraft.examples.server.account;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How accounts are opened and used. Immutable.
 *
 * @param isOpen whether anybody may register
 * @param sessionLife how long a session goes on after its last refresh
 * @param hashesAtOnce how many passwords are hashed at once, at the most; each takes 19 MiB and a
 *     core for about 50 ms
 * @param hashesWaiting how many more may wait for that, at the most
 */
public record AccountOptions(
    boolean isOpen, Duration sessionLife, int hashesAtOnce, int hashesWaiting) {

  /** Checks them. */
  public AccountOptions {
    Checks.that(
        sessionLife.compareTo(Duration.ofHours(1)) >= 0
            && sessionLife.compareTo(Duration.ofDays(366)) <= 0,
        "session_life",
        "must be between PT1H and P366D, was " + sessionLife);
    Checks.between("hashes_at_once", hashesAtOnce, 1, 1_000);
    Checks.between("hashes_waiting", hashesWaiting, 0, 10_000);
  }

  /** Anybody may register; a session lasts for 30 days; half of the cores hash passwords. */
  public static AccountOptions defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new AccountOptions(true, Duration.ofDays(30), Math.max(1, cores / 2), 32);
  }

  /** With registering open or closed. */
  public AccountOptions withOpen(boolean open) {
    return new AccountOptions(open, sessionLife, hashesAtOnce, hashesWaiting);
  }
}
