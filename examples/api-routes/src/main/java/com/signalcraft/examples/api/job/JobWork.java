package com.signalcraft.examples.api.job;

import com.signalcraft.SignalCraft;
import java.util.function.DoubleConsumer;

/** Does the jobs of one kind. What it throws is the job's error. Thread-safe. */
@FunctionalInterface
public interface JobWork {

  /**
   * Does what was asked for. Perhaps not for the first time: where the process ended in the middle,
   * the job is begun anew.
   *
   * @param view the back end as the one sees it who asked for it
   * @param order what was asked for
   * @param progress is told how much is done, from 0 to 1
   * @return what came out, in the form of JSON
   */
  Object run(SignalCraft view, JobOrder order, DoubleConsumer progress);
}
