package com.signalcraft.examples.api.job;

import com.signalcraft.common.Job;
import com.signalcraft.examples.api.call.Call;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where jobs are asked for and asked about. A job is seen by who asked for it and by those who may
 * read its business; to anybody else it is not there. Thread-safe.
 */
public interface JobDesk {

  /**
   * Takes an order, to be done by the {@link JobWork} of its kind.
   *
   * @param call the call that asks for it, whose caller's rights the work has
   * @param order what is to be done
   * @return the job
   */
  JobState start(Call call, JobOrder order);

  /**
   * Takes a job in that runs already. Where this process ends before it, it is begun anew by the
   * {@link JobWork} of its kind.
   *
   * @param call the call that asked for it
   * @param order what is being done
   * @param running the job
   * @param encoder gives its result the form of JSON
   * @param <T> the type of its result
   * @return the job
   */
  <T> JobState adopt(Call call, JobOrder order, Job<T> running, Function<? super T, ?> encoder);

  /**
   * How far a job is.
   *
   * @param call the call that asks
   * @param jobId which job
   * @return the job
   * @throws com.signalcraft.error.NotFoundException if it is not there or not to be seen
   */
  JobState state(Call call, UUID jobId);

  /**
   * Gives a job up; without effect where it has ended.
   *
   * @param call the call that asks
   * @param jobId which job
   * @throws com.signalcraft.error.NotFoundException if it is not there or not to be seen
   */
  void cancel(Call call, UUID jobId);
}
