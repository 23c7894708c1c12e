package com.signalcraft.examples.server.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * When jobs are run: by db-scheduler, in the order of how many jobs of its business were open when
 * each came, so that a business that asks for a hundred does not keep another waiting that asks for
 * one. Thread-safe.
 */
final class JobQueue implements AutoCloseable {

  private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");
  private static final int MISSED_HEARTBEATS = 6;

  private final Scheduler scheduler;
  private final InstantSource clock;

  JobQueue(DataSource database, JobRunner runner, JobOptions options, InstantSource clock) {
    this.clock = clock;
    scheduler =
        Scheduler.create(
                database,
                Tasks.custom(TASK)
                    .onFailure(
                        (complete, operations) ->
                            operations.reschedule(
                                complete, complete.getTimeDone().plus(options.firstWait())))
                    .onDeadExecutionRevive()
                    .execute(runner))
            .tableName("signalcraft_server.job_executions")
            .clock(clock::instant)
            .threads(options.threads())
            .pollingInterval(options.poll())
            .pollUsingLockAndFetch(0.5, 1.0)
            .enablePriority()
            .enableImmediateExecution()
            .heartbeatInterval(options.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(20))
            .build();
  }

  void start() {
    scheduler.start();
  }

  /** The name of what db-scheduler runs. */
  static String taskName() {
    return TASK.getTaskName();
  }

  /**
   * Has a job run as soon as it is its turn; without effect where it is there already.
   *
   * @param open how many jobs of its business were there before
   */
  void add(UUID id, int open) {
    schedule(id, clock.instant(), -Math.min(open, Short.MAX_VALUE));
  }

  /** Has a job looked at later, as somebody works on it now. */
  void addLater(UUID id, Duration wait) {
    schedule(id, clock.instant().plus(wait), 0);
  }

  private void schedule(UUID id, Instant at, int priority) {
    TaskInstance<Void> instance = TASK.instance(id.toString()).priority(priority).build();
    scheduler.schedule(instance, at, ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
  }

  /** Takes no more, and waits a while for what runs. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
