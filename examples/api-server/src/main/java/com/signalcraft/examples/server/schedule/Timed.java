package com.signalcraft.examples.server.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done at its times, with one line in the log for each time that there was
 * something to do.
 *
 * @param name what it is called
 * @param schedule when it is done
 * @param work does it
 */
record Timed(String name, Schedule schedule, Supplier<Counts> work) {

  private static final Logger LOG = LoggerFactory.getLogger(Timed.class);

  /** In the form of db-scheduler. A run that fails is tried again at its next time. */
  RecurringTask<Void> task(ScheduleListener listener) {
    return Tasks.recurring(name, schedule).execute((instance, context) -> run(listener));
  }

  void run(ScheduleListener listener) {
    long start = System.nanoTime();
    Counts counts = new Counts();
    try {
      counts = work.get();
    } catch (SignalCraftException e) {
      counts.failed();
      LOG.warn("{} failed: {}", name, e.getMessage(), e);
    } catch (RuntimeException e) {
      counts.failed();
      LOG.error("{} failed", name, e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (!counts.isEmpty()) {
      LOG.info("{}: {}, in {} ms", name, counts, took.toMillis());
    }
    listener.ran(name, counts.isDone(), counts.byName(), took);
  }
}
