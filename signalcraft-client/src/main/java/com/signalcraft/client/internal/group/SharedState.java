package com.signalcraft.client.internal.group;

import com.signalcraft.common.Checks;
import java.time.InstantSource;

/**
 * What all views of a client share. Immutable; what it holds is thread-safe.
 *
 * @param clock tells the time
 * @param owners which business sources belong to
 * @param jobs makes the handles of jobs
 * @param closing frees what the client holds: connections, threads
 */
public record SharedState(
    InstantSource clock, SourceOwners owners, JobHandles jobs, Runnable closing) {

  public SharedState {
    Checks.required("clock", clock);
    Checks.required("owners", owners);
    Checks.required("jobs", jobs);
    Checks.required("closing", closing);
  }

  /**
   * A state that knows of nothing yet.
   *
   * @param clock tells the time
   * @param closing frees what the client holds
   * @return the state
   */
  public static SharedState of(InstantSource clock, Runnable closing) {
    return new SharedState(clock, new SourceOwners(), PolledJob::new, closing);
  }
}
