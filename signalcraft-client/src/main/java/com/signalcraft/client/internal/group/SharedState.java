package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.client.internal.event.EventStreams;
import com.signalcraft.client.internal.job.DaemonJobTimer;
import com.signalcraft.client.internal.job.PolledJobs;
import com.signalcraft.common.Checks;
import java.time.InstantSource;

/**
 * What all views of a client share. Immutable; what it holds is thread-safe.
 *
 * @param clock tells the time
 * @param owners which business sources belong to
 * @param jobs makes the handles of jobs
 * @param async makes calls that nobody waits for
 * @param events the streams of live events that are open
 * @param closing frees what the client holds: connections, threads
 */
public record SharedState(
    InstantSource clock,
    SourceOwners owners,
    PolledJobs jobs,
    AsyncCalls async,
    EventStreams events,
    Runnable closing) {

  public SharedState {
    Checks.required("clock", clock);
    Checks.required("owners", owners);
    Checks.required("jobs", jobs);
    Checks.required("async", async);
    Checks.required("events", events);
    Checks.required("closing", closing);
  }

  /**
   * A state that knows of nothing yet.
   *
   * @param clock tells the time
   * @param async makes calls that nobody waits for
   * @param closing frees what the client holds beside
   * @return the state
   */
  public static SharedState of(InstantSource clock, AsyncCalls async, Runnable closing) {
    return new SharedState(
        clock,
        new SourceOwners(),
        new PolledJobs(clock, new DaemonJobTimer()),
        async,
        new EventStreams(),
        closing);
  }

  /** Frees all that the client holds; a second call does nothing. */
  public void close() {
    events.close();
    async.close();
    closing.run();
    // last: who waits for a job then hears that the client is closed
    jobs.close();
  }
}
